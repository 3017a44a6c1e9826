/**
 * Buckets as entries of the grid: the decisions travel to where a bucket is, and run there one after the other. What
 * goes wrong on the way is an exception, never a grant.
 */
@NullMarked
package dev.sluice.ratelimit.store;

import org.jspecify.annotations.NullMarked;
