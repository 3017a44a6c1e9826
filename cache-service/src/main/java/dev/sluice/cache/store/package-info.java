/**
 * Answers as entries of the grid, and the flushes that make them unseen. What an answer says is not looked at here.
 */
@NullMarked
package dev.sluice.cache.store;

import org.jspecify.annotations.NullMarked;
