/**
 * The decisions, with the clock in the test's hand. A ceiling is proved by counting what was granted, never by sleeping.
 */
@NullMarked
package dev.sluice.ratelimit.bucket;

import org.jspecify.annotations.NullMarked;
