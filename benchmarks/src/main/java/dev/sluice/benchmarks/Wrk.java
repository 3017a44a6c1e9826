package dev.sluice.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Loads one address with wrk: one thread, 50 connections that stay open. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD_STATUS = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect ([0-9]+), read ([0-9]+), write ([0-9]+), timeout ([0-9]+)");

    private Wrk() {}

    static Reading run(URI target, Duration time) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c50", "-d" + time.toSeconds() + "s", "--latency", target.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (wrk.waitFor() != 0) {
                throw new IOException("wrk failed: " + output);
            }
            return parse(output);
        } finally {
            wrk.destroy();
        }
    }

    static Reading parse(String output) {
        double rate = Double.parseDouble(find(RATE, output).group(1));
        return new Reading(rate, latency(50, output), latency(99, output), errors(output));
    }

    private static double latency(int percent, String output) {
        MatchResult match = find(Pattern.compile("(?m)^\\s+" + percent + "%\\s+([0-9.]+)(us|ms|s|m)\\s*$"), output);
        double value = Double.parseDouble(match.group(1));
        return switch (match.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            case "s" -> value * 1000;
            default -> value * 60_000;
        };
    }

    private static long errors(String output) {
        long bad = BAD_STATUS
                .matcher(output)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        return bad + BROKEN.matcher(output).results().mapToLong(Wrk::sum).sum();
    }

    private static long sum(MatchResult groups) {
        long sum = 0;
        for (int group = 1; group <= groups.groupCount(); group++) {
            sum += Long.parseLong(groups.group(group));
        }
        return sum;
    }

    private static MatchResult find(Pattern pattern, String output) {
        return pattern.matcher(output)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wrk did not print " + pattern + ":\n" + output));
    }
}
