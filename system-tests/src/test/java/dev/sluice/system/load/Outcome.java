package dev.sluice.system.load;

import java.util.Collection;
import java.util.List;

/** What became of the requests of a load; times of the good answers in milliseconds. */
public record Outcome(int sent, List<String> lost, double medianMillis, double p99Millis, double maxMillis) {

    static Outcome of(int sent, Collection<Long> nanos, Collection<String> lost) {
        List<Double> millis = nanos.stream().map(n -> n / 1e6).sorted().toList();
        return new Outcome(sent, List.copyOf(lost), quantile(millis, 0.5), quantile(millis, 0.99), quantile(millis, 1));
    }

    @Override
    public String toString() {
        return "%d sent, %d lost, median %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(sent, lost.size(), medianMillis, p99Millis, maxMillis);
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
