package dev.sluice.contract.limit;

import java.util.List;

/**
 * A quota bucket day by day, no further than today; no days where nobody ever asked for a token of it.
 */
public record BucketUsage(String bucket, List<Day> days) {

    public BucketUsage {
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** What was spent (or is out on lease) on a day, and what was left of the period's quota when it ended. */
    public record Day(long used, long remaining) {}
}
