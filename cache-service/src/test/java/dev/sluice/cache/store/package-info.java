/**
 * Answers in clusters of two nodes in one process, on loopback, with the clock in the test's hand where time matters. Nothing sleeps.
 */
@NullMarked
package dev.sluice.cache.store;

import org.jspecify.annotations.NullMarked;
