package dev.sluice.edge.remote;

import dev.sluice.contract.limit.Lease;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The tokens this router holds of one bucket. It asks for as many as it lately spent: a lease used up before its end
 * doubles the next, one that ends with tokens left halves it. Shared by the event loops, so guarded by its lock, which is
 * held for a few instructions only.
 */
final class TokenLease {

    private static final int MOST = 4_096;

    private final Bucket bucket;
    private int tokens;
    private long validUntil;
    private long retryAt;
    private int want = 1;
    private @Nullable Future<Void> renewal;

    /** What came of trying to take a token. */
    enum Taken {
        YES,
        /** And the lease runs low: it should be renewed in the background. */
        YES_RENEW,
        NO,
        /** There may be more at the owner's. */
        ASK
    }

    TokenLease(Bucket bucket) {
        this.bucket = bucket;
    }

    Bucket bucket() {
        return bucket;
    }

    synchronized Taken take(long now) {
        if (now >= validUntil) {
            want = tokens > 0 ? Math.max(1, want / 2) : want;
            tokens = 0;
        }
        if (tokens > 0) {
            tokens--;
            boolean low = tokens * 4 < want && want > 4 && renewal == null && now >= retryAt;
            return low ? Taken.YES_RENEW : Taken.YES;
        }
        return now < retryAt ? Taken.NO : Taken.ASK;
    }

    /** Puts a token back that another limit's refusal made useless. */
    synchronized void giveBack(long now) {
        if (now < validUntil) {
            tokens++;
        }
    }

    synchronized int want() {
        return want;
    }

    /** The renewal under way, so that waiters share it; {@code started} itself where there was none. */
    synchronized Future<Void> startRenewal(Future<Void> started) {
        Future<Void> running = renewal == null ? started : renewal;
        renewal = running;
        return running;
    }

    /** {@code now} is when the lease was asked for: it ends no later than its owner thinks. */
    synchronized void renewed(Lease lease, long now) {
        renewal = null;
        if (lease.granted() > 0) {
            want = tokens == 0 && now < validUntil ? Math.min(MOST, want * 2) : want;
            tokens = (now < validUntil ? tokens : 0) + lease.granted();
            validUntil = now + lease.validMillis();
            retryAt = 0;
        } else {
            retryAt = now + lease.retryMillis();
        }
    }

    synchronized void failed(long retryAtMillis) {
        renewal = null;
        retryAt = retryAtMillis;
    }

    /** Takes what is left out of it, to be returned to the owner. */
    synchronized int drain(long now) {
        int left = now < validUntil ? tokens : 0;
        tokens = 0;
        return left;
    }
}
