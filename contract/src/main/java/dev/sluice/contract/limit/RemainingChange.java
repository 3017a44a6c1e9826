package dev.sluice.contract.limit;

import dev.sluice.contract.config.Quota;

/**
 * Sent by admin-service to {@code POST /internal/limits/remaining}: so much may still be spent of the bucket in the current
 * period, which may be more than the quota has. Answered by the {@link BucketUsage} of today. Routers that were refused
 * ask again within a minute.
 */
public record RemainingChange(String bucket, Quota quota, int remaining) {

    public RemainingChange {
        if (remaining < 0) {
            throw new IllegalArgumentException("remaining is " + remaining);
        }
    }
}
