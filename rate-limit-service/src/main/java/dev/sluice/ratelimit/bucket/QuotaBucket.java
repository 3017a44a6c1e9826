package dev.sluice.ratelimit.bucket;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.limit.BucketUsage;
import java.time.LocalDate;
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

    /** A state is of use that long after its period, in milliseconds: reports tell of it, and the next is no first period. */
    private static final long REMEMBERED = (History.MOST_DAYS + 1L) * 24 * 3_600 * 1_000;

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
            return new Taken<>(
                    current.spent(
                            current.spent(),
                            current.holders(),
                            askers,
                            History.with(current.days(), ask.now(), 0, quota.limit() - current.spent())),
                    Grant.nothing(untilEnd));
        }
        long spent = current.spent() + (long) Math.ceil(granted / ask.share());
        List<Holder> holders = holding(current.holders(), ask.router(), granted);
        List<Day> days = History.with(current.days(), ask.now(), granted, quota.limit() - spent);
        return new Taken<>(current.spent(spent, holders, askers, days), Grant.of(granted, Math.min(LEASE, untilEnd)));
    }

    /**
     * Takes tokens back that a router did not spend: never more than it leased in this period and still has, and a return
     * counts once however often it arrives. One without a number is its router's last in the period.
     */
    public static QuotaState giveBack(QuotaState before, Unspent back, long now) {
        Holder holder = before.holders().stream()
                .filter(known -> known.router().equals(back.router()))
                .findFirst()
                .orElse(null);
        boolean ofThisPeriod = now < before.end() && now - back.oldestMillis() >= before.start() + UNSURE;
        boolean numbered = back.number() > 0;
        if (holder == null || !ofThisPeriod || (numbered && back.number() <= holder.lastReturn())) {
            return before;
        }
        int returned = Math.min(back.tokens(), holder.leased());
        List<Holder> holders = new ArrayList<>(before.holders());
        holders.remove(holder);
        if (numbered) {
            holders.add(new Holder(back.router(), holder.leased() - returned, back.number()));
        }
        long spent = Math.max(Math.min(0, before.spent()), before.spent() - returned);
        long remaining = before.days().isEmpty() ? 0 : before.days().getLast().remaining() + returned;
        return before.spent(spent, holders, before.askers(), History.with(before.days(), now, -returned, remaining));
    }

    /** From now on {@code remaining} may be spent in this period, whatever was spent or leased of it before. */
    public QuotaState extend(@Nullable QuotaState before, int remaining, long now) {
        QuotaState current = current(before, now);
        return current.extended(quota.limit() - (long) remaining, History.with(current.days(), now, 0, remaining));
    }

    /** What was spent on each day from {@code start} to {@code end}, or today; none of a bucket without a state. */
    public List<BucketUsage.Day> report(@Nullable QuotaState state, LocalDate start, LocalDate end, long now) {
        return state == null ? List.of() : History.report(this, state.days(), start, end, now);
    }

    /** When the period of a moment begins; both in epoch milliseconds. */
    long periodStart(long at) {
        return Calendar.of(quota.period(), at).start();
    }

    /** Milliseconds from {@code now} for which the state must be kept. */
    public static long forgetAfter(QuotaState state, long now) {
        return Math.max(0, state.end() - now) + REMEMBERED;
    }

    private QuotaState current(@Nullable QuotaState before, long now) {
        Calendar calendar = Calendar.of(quota.period(), now);
        if (before == null) {
            return QuotaState.begin(calendar, quota.offset(), List.of(), List.of());
        }
        if (now >= before.end()) {
            return QuotaState.begin(calendar, 0, before.askers(), before.days());
        }
        // A caller whose clock is late is still in the period before: it gets tokens of this one.
        return now < before.start() ? before : before.in(calendar);
    }

    private static List<Holder> holding(List<Holder> before, String router, int granted) {
        List<Holder> after = new ArrayList<>(before);
        Holder holder = new Holder(router, 0, 0);
        for (Holder known : before) {
            if (known.router().equals(router)) {
                holder = known;
                after.remove(known);
            }
        }
        int leased = (int) Math.min(Integer.MAX_VALUE, (long) holder.leased() + granted);
        after.add(new Holder(router, leased, holder.lastReturn()));
        return after.subList(Math.max(0, after.size() - MOST_HOLDERS), after.size());
    }
}
