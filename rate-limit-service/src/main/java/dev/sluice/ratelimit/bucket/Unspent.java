package dev.sluice.ratelimit.bucket;

/**
 * What a router did not spend of a quota and returns; see {@link dev.sluice.contract.limit.LeaseReturn}.
 */
public record Unspent(String router, int tokens, long number, long oldestMillis) {}
