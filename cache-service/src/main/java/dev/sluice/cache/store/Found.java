package dev.sluice.cache.store;

/**
 * An answer that was found.
 *
 * @param json the contract's CacheEntry
 * @param remainingMillis how long it may be used yet, at least 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Found(byte[] json, long remainingMillis) {}
