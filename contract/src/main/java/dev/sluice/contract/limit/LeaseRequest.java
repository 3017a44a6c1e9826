package dev.sluice.contract.limit;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * One bucket a router wants tokens of: a token bucket where {@code throttle} is present, else a quota. The bucket is named
 * by the router, for example {@code usageplan/{id}/{keyId}/throttle}; it exists once for the whole cluster.
 */
public record LeaseRequest(
        String bucket,
        int want,
        @Nullable Throttle throttle,
        @Nullable Quota quota) {

    public LeaseRequest {
        if (want < 1 || (throttle == null) == (quota == null)) {
            throw new IllegalArgumentException("bucket " + bucket + " wants " + want + " of a throttle or a quota");
        }
    }
}
