package dev.sluice.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of one run, in Markdown: the median round of each target and its ratio to the others. */
final class Report {

    private Report() {}

    static String of(Map<String, List<Reading>> readings, Duration round, String suite) {
        double direct = rate(readings, "direct");
        double nginx = rate(readings, "nginx");
        StringBuilder table = new StringBuilder("""
            # HTTP_PROXY through the edge router

            The median of %d rounds of %d s in turns, after a warm-up: wrk with one thread and 50 connections, a backend
            that answers 100 bytes, everything on loopback of one machine with %d cores, %s.
            Compare the ratios, not the rates.

            | target | requests/s | p50 | p99 | of direct | of nginx | errors |
            |---|---|---|---|---|---|---|
            """.formatted(
                        readings.values().iterator().next().size(),
                        round.toSeconds(),
                        Runtime.getRuntime().availableProcessors(),
                        suite));
        readings.forEach((target, rounds) -> {
            Reading median = Reading.median(rounds);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f ms | %.2f ms | %.2f | %.2f | %d |%n",
                    target,
                    median.requestsPerSecond(),
                    median.p50(),
                    median.p99(),
                    median.requestsPerSecond() / direct,
                    median.requestsPerSecond() / nginx,
                    median.errors()));
        });
        return table.toString();
    }

    private static double rate(Map<String, List<Reading>> readings, String target) {
        return Reading.median(readings.getOrDefault(target, List.of())).requestsPerSecond();
    }
}
