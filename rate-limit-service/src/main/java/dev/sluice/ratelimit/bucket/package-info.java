/**
 * The decisions: how much a bucket gives to one router at one moment. Pure, since they run on every owner of a bucket's
 * entry and must come out the same there.
 */
@NullMarked
package dev.sluice.ratelimit.bucket;

import org.jspecify.annotations.NullMarked;
