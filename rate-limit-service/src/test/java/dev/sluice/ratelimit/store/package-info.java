/**
 * Buckets in clusters of several nodes in one process, on loopback. A ceiling is proved by counting what was granted, never by sleeping.
 */
@NullMarked
package dev.sluice.ratelimit.store;

import org.jspecify.annotations.NullMarked;
