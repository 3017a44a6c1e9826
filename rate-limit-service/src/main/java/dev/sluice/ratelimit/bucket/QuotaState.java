package dev.sluice.ratelimit.bucket;

import java.util.List;
import org.infinispan.protostream.annotations.Proto;

/**
 * A quota in one period, from {@code start} until {@code end} (epoch milliseconds): what is spent or out on lease, who
 * may return something, who asked lately, and what was spent on which day.
 *
 * @param spent negative where an extension gave more than the quota has
 * @param extension how often somebody set what remains, in this period: a later word counts, whatever was spent before it
 */
@Proto
public record QuotaState(
        long start, long end, long spent, List<Holder> holders, List<Asker> askers, int extension, List<Day> days) {

    public QuotaState {
        holders = List.copyOf(holders);
        askers = List.copyOf(askers);
        // Absent in what a release before this one wrote.
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** The period's first state. */
    static QuotaState begin(Calendar period, long spent, List<Asker> askers, List<Day> days) {
        return new QuotaState(period.start(), period.end(), spent, List.of(), askers, 0, days);
    }

    QuotaState in(Calendar period) {
        return new QuotaState(period.start(), period.end(), spent, holders, askers, extension, days);
    }

    QuotaState spent(long nowSpent, List<Holder> nowHolders, List<Asker> nowAskers, List<Day> nowDays) {
        return new QuotaState(start, end, nowSpent, nowHolders, nowAskers, extension, nowDays);
    }

    /** Nobody may return what was leased before: it is of no account any more. */
    QuotaState extended(long nowSpent, List<Day> nowDays) {
        return new QuotaState(start, end, nowSpent, List.of(), askers, extension + 1, nowDays);
    }

    /** As somebody's journal has it: without a word on who holds what of it. */
    public QuotaState restored(long nowSpent, int nowExtension) {
        return new QuotaState(start, end, nowSpent, holders, askers, nowExtension, days);
    }

    /** A state that is known from a journal alone. */
    public static QuotaState restored(long start, long end, long spent, int extension, List<Day> days) {
        return new QuotaState(start, end, spent, List.of(), List.of(), extension, days);
    }
}
