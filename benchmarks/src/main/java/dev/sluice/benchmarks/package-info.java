/** Reproducible load on a running suite, with peers beside it. Run by {@code benchmarks/run}, not by the build. */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
