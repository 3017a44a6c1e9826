package dev.sluice.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one round of load measured.
 *
 * @param p50 median latency in milliseconds
 * @param p99 in milliseconds
 * @param errors responses other than 2xx and 3xx, and broken connections
 */
record Reading(double requestsPerSecond, double p50, double p99, long errors) {

    /** The reading with the middle throughput; errors of every round count. */
    static Reading median(List<Reading> rounds) {
        Reading middle = rounds.stream()
                .sorted(Comparator.comparingDouble(Reading::requestsPerSecond))
                .toList()
                .get(rounds.size() / 2);
        long errors = rounds.stream().mapToLong(Reading::errors).sum();
        return new Reading(middle.requestsPerSecond(), middle.p50(), middle.p99(), errors);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f requests/s, p50 %.2f ms, p99 %.2f ms, %d errors",
                requestsPerSecond,
                p50,
                p99,
                errors);
    }
}
