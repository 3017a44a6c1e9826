/**
 * Explains how a request came to its answer, to whoever was granted it. The request goes the way of all others; what is
 * here begins its trail, and tells what it left.
 */
@NullMarked
package dev.sluice.edge.explain;

import org.jspecify.annotations.NullMarked;
