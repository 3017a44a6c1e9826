package dev.sluice.ratelimit.bucket;

import dev.sluice.contract.config.Quota;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quota: at most {@code limit} requests in a calendar period. Leased tokens count as spent until they are returned.
 * Without a state the period is the first one, in which the quota's offset is spent already. A changed limit or period
 * takes effect at once, and what was spent stays spent.
 */
public record QuotaBucket(Quota quota) {

    /** Validity of a lease in milliseconds, within the period. */
    static final long LEASE = 60_000;

    /** In a period's first milliseconds a return may be of the last period's tokens: it counts for nothing. */
    static final long UNSURE = 5_000;

    /** A state is of use that long after its period, in milliseconds: without one, the next would be a first period. */
    private static final long REMEMBERED = 40L * 24 * 3_600 * 1_000;

    /** How many routers a state remembers; what the one before them holds cannot be returned. */
    private static final int MOST_HOLDERS = 64;

    public Taken<QuotaState> take(@Nullable QuotaState before, Ask ask) {
        QuotaState current = current(before, ask.now());
        List<Asker> askers = Asker.with(current.askers(), ask.router(), ask.now(), LEASE);
        long left = Math.max(0, quota.limit() - current.spent());
        int available = (int) Math.floor(left * ask.share());
        int granted = Math.min(ask.want(), Asker.fairPart(available, askers));
        long untilEnd = current.end() - ask.now();
        if (granted == 0) {
            return new Taken<>(with(current, current.spent(), current.holders(), askers), Grant.nothing(untilEnd));
        }
        long spent = current.spent() + (long) Math.ceil(granted / ask.share());
        List<Holder> holders = holding(current.holders(), ask.router(), granted);
        return new Taken<>(with(current, spent, holders, askers), Grant.of(granted, Math.min(LEASE, untilEnd)));
    }

    /**
     * Takes tokens back that a router did not spend: never more than it leased in this period since its last return, so
     * that a return counts once however often it arrives.
     */
    public static QuotaState giveBack(QuotaState before, String router, int unspent, long now) {
        if (now >= before.end() || now < before.start() + UNSURE) {
            return before;
        }
        List<Holder> others = new ArrayList<>(before.holders());
        int leased = others.stream()
                .filter(holder -> holder.router().equals(router))
                .mapToInt(Holder::leased)
                .sum();
        others.removeIf(holder -> holder.router().equals(router));
        long spent = Math.max(0, before.spent() - Math.min(unspent, leased));
        return with(before, spent, others, before.askers());
    }

    /** Milliseconds from {@code now} for which the state must be kept. */
    public static long forgetAfter(QuotaState state, long now) {
        return Math.max(0, state.end() - now) + REMEMBERED;
    }

    private QuotaState current(@Nullable QuotaState before, long now) {
        Calendar calendar = Calendar.of(quota.period(), now);
        if (before == null) {
            return new QuotaState(calendar.start(), calendar.end(), quota.offset(), List.of(), List.of());
        }
        if (now >= before.end()) {
            return new QuotaState(calendar.start(), calendar.end(), 0, List.of(), before.askers());
        }
        // A caller whose clock is late is still in the period before: it gets tokens of this one.
        return now < before.start()
                ? before
                : new QuotaState(calendar.start(), calendar.end(), before.spent(), before.holders(), before.askers());
    }

    private static List<Holder> holding(List<Holder> before, String router, int granted) {
        List<Holder> after = new ArrayList<>(before);
        int leased = before.stream()
                .filter(holder -> holder.router().equals(router))
                .mapToInt(Holder::leased)
                .sum();
        after.removeIf(holder -> holder.router().equals(router));
        after.add(new Holder(router, (int) Math.min(Integer.MAX_VALUE, (long) leased + granted)));
        return after.subList(Math.max(0, after.size() - MOST_HOLDERS), after.size());
    }

    private static QuotaState with(QuotaState state, long spent, List<Holder> holders, List<Asker> askers) {
        return new QuotaState(state.start(), state.end(), spent, holders, askers);
    }
}
