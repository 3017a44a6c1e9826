package dev.sluice.edge.remote;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.limit.LeaseRequest;
import org.jspecify.annotations.Nullable;

/** A limit to be kept: a token bucket where {@code throttle} is present, else a quota; named once for the cluster. */
public record Bucket(
        String name, @Nullable Throttle throttle, @Nullable Quota quota) {

    public static Bucket of(String name, Throttle throttle) {
        return new Bucket(name, throttle, null);
    }

    public static Bucket of(String name, Quota quota) {
        return new Bucket(name, null, quota);
    }

    public boolean isQuota() {
        return quota != null;
    }

    LeaseRequest request(int want) {
        return new LeaseRequest(name, want, throttle, quota);
    }
}
