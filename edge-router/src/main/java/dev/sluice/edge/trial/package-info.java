/**
 * Tries out methods that are not deployed, by the pipeline that serves the deployed ones, and tells AWS's execution log of
 * it. On the management port alone.
 */
@NullMarked
package dev.sluice.edge.trial;

import org.jspecify.annotations.NullMarked;
