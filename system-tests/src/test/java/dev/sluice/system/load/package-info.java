/**
 * A steady load and what became of each request. It does not slow down when answers do.
 */
@NullMarked
package dev.sluice.system.load;

import org.jspecify.annotations.NullMarked;
