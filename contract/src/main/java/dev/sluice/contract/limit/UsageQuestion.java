package dev.sluice.contract.limit;

import dev.sluice.contract.config.Quota;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Asked by admin-service at {@code POST /internal/limits/usage}: what was spent of quota buckets, which share one quota, on
 * each day from {@code start} to {@code end}, both included ({@code YYYY-MM-DD}, days of UTC).
 */
public record UsageQuestion(List<String> buckets, Quota quota, String start, String end) {

    public UsageQuestion {
        buckets = buckets == null ? List.of() : List.copyOf(buckets);
        if (day("end", end).isBefore(day("start", start))) {
            throw new IllegalArgumentException("end " + end + " is before start " + start);
        }
    }

    private static LocalDate day(String member, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException(member + " is no date: " + value, e);
        }
    }
}
