/**
 * A file beside the grid: what was spent of quotas, so that a restart of every replica does not begin their periods
 * anew. Token buckets are not in it: they are full again by themselves.
 */
@NullMarked
package dev.sluice.ratelimit.journal;

import org.jspecify.annotations.NullMarked;
