package dev.sluice.ratelimit.leases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.ThrottleState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as it was after the last ask, for people and for usage reports. Exactly one part is present.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BucketView(
        String bucket, @Nullable Tokens throttle, @Nullable Spent quota) {

    /**
     * Times in epoch milliseconds.
     *
     * @param tokens in the bucket
     * @param leased out, and perhaps spent
     */
    @RegisterForReflection
    record Tokens(double tokens, double leased, long at) {}

    /** Times in epoch milliseconds; {@code spent} has the offset and what is out on lease in it. */
    @RegisterForReflection
    record Spent(long spent, long periodStart, long periodEnd) {}

    private static final double TOKEN = 1e9;

    static BucketView of(String bucket, ThrottleState state) {
        double tokens = state.nanoTokens() / TOKEN;
        return new BucketView(bucket, new Tokens(tokens, state.potential() / TOKEN - tokens, state.at()), null);
    }

    static BucketView of(String bucket, QuotaState state) {
        return new BucketView(bucket, null, new Spent(state.spent(), state.start(), state.end()));
    }
}
