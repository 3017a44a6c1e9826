package dev.sluice.edge.remote;

import dev.sluice.contract.limit.Lease;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The tokens this router holds of one bucket, in lots that end each at its own time. It holds as many as it lately spent:
 * a lease used up before its end doubles the next, one that ends with tokens left halves it. Where more than one token is
 * spent in the time of a lease, it is topped up in the background when it runs low or half of its time is over, so that no
 * request waits. Shared by the event loops, so guarded by its lock, which is held for a few instructions only.
 */
final class TokenLease {

    private static final int MOST = 4_096;

    /** A router leases at most that part of a quota ahead: what it holds, nobody else can spend. */
    private static final int PART_OF_QUOTA = 100;

    private Bucket bucket;
    private Bucket askedFor;
    private final Deque<Lot> lots = new ArrayDeque<>();
    private long retryAt;
    private int want = 1;
    private int waiting;
    private @Nullable Lot usedUp;
    private @Nullable Future<Void> renewal;
    private @Nullable Unspent ended;
    private boolean returning;

    /** What came of trying to take a token. */
    enum Taken {
        YES,
        /** And the lease runs low, or will end: it should be renewed in the background. */
        YES_RENEW,
        NO,
        /** There may be more at the owner's. */
        ASK
    }

    private static final class Lot {
        private final long leasedAt;
        private final long validUntil;
        private int tokens;

        Lot(Lease lease, long leasedAt) {
            this.tokens = lease.granted();
            this.leasedAt = leasedAt;
            this.validUntil = leasedAt + lease.validMillis();
        }
    }

    TokenLease(Bucket bucket) {
        this.bucket = bucket;
        this.askedFor = bucket;
    }

    synchronized Bucket bucket() {
        return bucket;
    }

    /** The bucket as its limits now are. A refusal is of the limits it was asked about: others are asked about at once. */
    synchronized void limits(Bucket now) {
        if (!bucket.equals(now)) {
            bucket = now;
            retryAt = 0;
        }
    }

    synchronized Taken take(long now) {
        dropEnded(now);
        Lot lot = lots.peekFirst();
        if (lot == null) {
            return now < retryAt ? Taken.NO : Taken.ASK;
        }
        lot.tokens--;
        if (lot.tokens == 0) {
            lots.removeFirst();
            usedUp = lot;
        }
        return renewal == null && now >= retryAt && runsOut(now) ? Taken.YES_RENEW : Taken.YES;
    }

    /** Who spends one token in the time of a lease or less asks when there is need: more would be leased in vain. */
    private boolean runsOut(long now) {
        Lot last = lots.peekLast();
        boolean soonOver = last != null && now - last.leasedAt >= last.validUntil - now;
        return ahead() > 1 && (held() * 4 < ahead() || soonOver);
    }

    /** Puts a token back that another limit's refusal made useless: into the lot it may have come from, or one that ends sooner. */
    synchronized void giveBack(long now) {
        dropEnded(now);
        Lot lot = lots.peekFirst();
        if (lot == null && usedUp != null && usedUp.validUntil > now) {
            lot = usedUp;
            lots.addFirst(lot);
        }
        if (lot != null) {
            lot.tokens++;
        }
    }

    /** How many to ask for: what is missing, and at least one for each request that waits. */
    synchronized int want() {
        return Math.clamp(Math.max(ahead() - held(), waiting), 1, MOST);
    }

    private int ahead() {
        return Math.min(want, most());
    }

    /** The renewal under way, which one more request waits for; {@code started} itself where there was none. */
    synchronized Future<Void> startRenewal(Future<Void> started) {
        Future<Void> running = renewal == null ? started : renewal;
        askedFor = renewal == null ? bucket : askedFor;
        renewal = running;
        waiting++;
        return running;
    }

    /** {@code askedAt} is when the lease was asked for: it ends no later than its owner thinks. */
    synchronized void renewed(Lease lease, long askedAt) {
        done();
        if (lease.granted() > 0) {
            boolean early = lots.isEmpty() && usedUp != null && usedUp.validUntil > askedAt;
            want = early ? Math.min(most(), want * 2) : want;
            lots.addLast(new Lot(lease, askedAt));
            retryAt = 0;
        } else {
            retryAt = askedFor.equals(bucket) ? askedAt + lease.retryMillis() : 0;
        }
    }

    synchronized void failed(long retryAtMillis) {
        done();
        retryAt = retryAtMillis;
    }

    /** Takes all that is left of a quota out of it, to be returned to the owner; null where there is nothing. */
    synchronized @Nullable Unspent drain(long now) {
        lots.forEach(this::end);
        lots.clear();
        Unspent left = ended;
        ended = null;
        return left;
    }

    /**
     * Takes what has ended of a quota out of it, to be returned to the owner until {@link #returned}; null where there is
     * nothing, or a return is under way.
     */
    synchronized @Nullable Unspent startReturn(long now) {
        dropEnded(now);
        Unspent left = returning ? null : ended;
        if (left != null) {
            ended = null;
            returning = true;
        }
        return left;
    }

    synchronized void returned() {
        returning = false;
    }

    private int most() {
        return bucket.quota() == null ? MOST : Math.clamp(bucket.quota().limit() / PART_OF_QUOTA, 1, MOST);
    }

    private void done() {
        renewal = null;
        waiting = 0;
    }

    private int held() {
        return lots.stream().mapToInt(lot -> lot.tokens).sum();
    }

    private void dropEnded(long now) {
        boolean some = lots.removeIf(lot -> {
            boolean over = lot.validUntil <= now;
            if (over) {
                end(lot);
            }
            return over;
        });
        want = some ? Math.max(1, want / 2) : want;
    }

    private void end(Lot lot) {
        if (bucket.isQuota() && lot.tokens > 0) {
            Unspent left = new Unspent(lot.tokens, lot.leasedAt);
            ended = ended == null ? left : ended.and(left);
        }
    }
}
