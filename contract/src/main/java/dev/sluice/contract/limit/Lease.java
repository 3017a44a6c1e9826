package dev.sluice.contract.limit;

/**
 * Tokens taken out of a bucket for one router: {@code granted} may be spent within {@code validMillis} (never after), and
 * are gone from the bucket. Where nothing was granted, asking again is pointless for {@code retryMillis}.
 */
public record Lease(String bucket, int granted, long validMillis, long retryMillis) {}
