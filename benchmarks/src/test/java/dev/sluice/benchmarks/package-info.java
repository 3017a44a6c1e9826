/** What can be tested of the benchmarks without load. */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
