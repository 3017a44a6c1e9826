package dev.sluice.ratelimit.bucket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket as AWS describes it: {@code rate} tokens/s flow in, {@code burst} is its size. Over any time t, at most
 * burst + rate · t tokens are spent, and that holds although routers lease tokens ahead and spend them later: what is out
 * on lease takes room in the bucket until it can no longer be spent, so that
 *
 * <pre>   in the bucket + out on lease  ≤  burst          at any moment, and grows by rate at the most.</pre>
 *
 * <p>Rate and burst come with each ask and take effect at once. Without a state the bucket is full.
 */
public record TokenBucket(double rate, int burst) {

    static final long TOKEN = 1_000_000_000L;

    /**
     * Validity of a lease, in milliseconds, while no more than a tenth of the bucket is out: a quiet router need not ask
     * often, and has something to spend while nobody can be asked.
     */
    static final long LONG_LEASE = 10_000;

    /** Validity of a lease once all of the bucket is out: room comes back soon, so that the inflow is not lost. */
    static final long SHORT_LEASE = 100;

    /**
     * A lease must outlive its way to the router. So a bucket smaller than the inflow of that time (and a fifth of it)
     * gives out its burst once in that time at the most, which is less than its rate.
     */
    static final long SHORTEST_LEASE = 25;

    /** A router that asked within that many milliseconds gets its part of what is there. */
    static final long ASKER_WINDOW = 1_000;

    /** A full bucket is as good as none; it is forgotten that much later than it is full, in milliseconds. */
    private static final long FORGET_MARGIN = 60_000;

    private static final double NANO_TOKENS_A_MILLI = TOKEN / 1_000.0;
    private static final long LEAST_INFLOW = 1_000;

    public Taken<ThrottleState> take(@Nullable ThrottleState before, Ask ask) {
        ThrottleState there = refilled(before, ask);
        long now = Math.max(ask.now(), there.at());
        List<Asker> askers = Asker.with(there.askers(), ask.router(), now, ASKER_WINDOW);
        long cost = cost(ask);
        int available = (int) Math.min(Integer.MAX_VALUE, there.nanoTokens() / cost);
        int granted = Math.min(ask.want(), Asker.fairPart(available, askers));
        if (granted == 0) {
            var state = new ThrottleState(there.nanoTokens(), there.at(), there.held(), askers);
            return new Taken<>(state, Grant.nothing(retry(there, now, cost, capacity(ask))));
        }
        long taken = granted * cost;
        long valid = validity(there, taken, capacity(ask));
        List<Held> held = holding(there.held(), now + valid + grace(valid), taken, quantum(valid));
        return new Taken<>(
                new ThrottleState(there.nanoTokens() - taken, there.at(), held, askers), Grant.of(granted, valid));
    }

    /** Milliseconds until a bucket that nobody asks is as good as a new one, or -1 where it never is. */
    public long forgetAfter(ThrottleState state) {
        if (rate == 0) {
            return -1;
        }
        double untilFull = (burst * (double) TOKEN - state.nanoTokens()) / (rate * NANO_TOKENS_A_MILLI);
        return (long) Math.max(0, untilFull) + LONG_LEASE + grace(LONG_LEASE) + FORGET_MARGIN;
    }

    /** The state at the moment of the ask. Inflow stops while the bucket and what is out on lease fill it. */
    private ThrottleState refilled(@Nullable ThrottleState before, Ask ask) {
        long capacity = capacity(ask);
        if (before == null) {
            return new ThrottleState(capacity, ask.now(), List.of(), List.of());
        }
        long now = Math.max(ask.now(), before.at());
        long out = before.held().stream().mapToLong(Held::nanoTokens).sum();
        double tokens = before.nanoTokens();
        long at = before.at();
        List<Held> held = new ArrayList<>();
        for (Held lease : before.held()) {
            if (lease.until() > now) {
                held.add(lease);
            } else {
                tokens = within(tokens + inflow(at, lease.until()), capacity - out);
                at = Math.max(at, lease.until());
                out -= lease.nanoTokens();
            }
        }
        long refilled = (long) within(tokens + inflow(at, now), capacity - out);
        boolean nothingYet = held.size() == before.held().size()
                && refilled >= before.nanoTokens()
                && refilled - before.nanoTokens() < LEAST_INFLOW
                && refilled < capacity - out;
        return nothingYet ? before : new ThrottleState(refilled, now, held, before.askers());
    }

    private static double within(double tokens, long room) {
        return Math.max(0, Math.min(tokens, room));
    }

    private double inflow(long from, long to) {
        return to <= from ? 0 : rate * NANO_TOKENS_A_MILLI * (to - from);
    }

    /** A share of a small bucket may be less than a token: then it is that one token. */
    private long capacity(Ask ask) {
        return burst == 0 ? 0 : Math.max(burst * TOKEN, cost(ask));
    }

    private static long cost(Ask ask) {
        return (long) Math.ceil(TOKEN / ask.share());
    }

    private long validity(ThrottleState there, long taken, long capacity) {
        long out = there.potential() - there.nanoTokens() + taken;
        if (out <= capacity / 10) {
            return LONG_LEASE;
        }
        // Nothing flows into a bucket of one token while that token is out, so it may not be out for long.
        double partOfRefill = burst == 1 ? 0.05 : 0.25;
        double refill = 1_000 * partOfRefill * burst / rate;
        // Less the more is out, so that room comes back faster than tokens flow in, whatever is asked for next.
        double room = (double) (capacity - out) / capacity;
        long least = Math.clamp((long) refill, SHORTEST_LEASE, SHORT_LEASE);
        return Math.clamp((long) (refill * room), least, LONG_LEASE);
    }

    /** For the way of the answer. */
    private static long grace(long valid) {
        return Math.min(1_000, Math.ceilDiv(valid, 5));
    }

    /** Leases that end within so many milliseconds are remembered as one that ends with the last of them. */
    private static long quantum(long valid) {
        return Math.max(1, valid / 16);
    }

    private static List<Held> holding(List<Held> before, long until, long taken, long quantum) {
        long rounded = Math.ceilDiv(until, quantum) * quantum;
        List<Held> after = new ArrayList<>(before);
        long more = taken;
        for (Held lease : before) {
            if (lease.until() == rounded) {
                after.remove(lease);
                more += lease.nanoTokens();
            }
        }
        after.add(new Held(rounded, more));
        after.sort(Comparator.comparingLong(Held::until));
        return after;
    }

    /** When one token will be there: the inflow must bring it, and there must be room for it. */
    private long retry(ThrottleState there, long now, long cost, long capacity) {
        if (rate == 0 || burst == 0) {
            return Grant.LONGEST_RETRY;
        }
        long room = capacity - (there.potential() - there.nanoTokens());
        long from = now;
        for (Held lease : there.held()) {
            if (room < cost) {
                room += lease.nanoTokens();
                from = lease.until();
            }
        }
        return from - now + (long) Math.ceil((cost - there.nanoTokens()) / (rate * NANO_TOKENS_A_MILLI));
    }
}
