package dev.sluice.ratelimit.bucket;

import org.infinispan.protostream.annotations.Proto;

/**
 * What a bucket gives: {@code granted} tokens for {@code validMillis}. Where it is 0, nothing will be there before
 * {@code retryMillis} have passed; where it is less than was wanted, asking again at once may bring more.
 */
@Proto
public record Grant(int granted, long validMillis, long retryMillis) {

    /** Longest a router is told to wait. */
    static final long LONGEST_RETRY = 60_000;

    static Grant of(int granted, long validMillis) {
        return new Grant(granted, validMillis, 0);
    }

    static Grant nothing(long retryMillis) {
        return new Grant(0, 0, Math.clamp(retryMillis, 1, LONGEST_RETRY));
    }
}
