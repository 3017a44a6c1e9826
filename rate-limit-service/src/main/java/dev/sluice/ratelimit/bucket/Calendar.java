package dev.sluice.ratelimit.bucket;

import dev.sluice.contract.config.Quota;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * The calendar period that a moment is in, in UTC: {@code start} is its first millisecond, {@code end} the first after
 * it. Weeks begin on Sunday.
 */
record Calendar(long start, long end) {

    static Calendar of(Quota.Period period, long epochMillis) {
        LocalDate today =
                Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
        return switch (period) {
            case DAY -> between(today, today.plusDays(1));
            case WEEK -> {
                LocalDate sunday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
                yield between(sunday, sunday.plusWeeks(1));
            }
            case MONTH -> {
                LocalDate first = today.withDayOfMonth(1);
                yield between(first, first.plusMonths(1));
            }
        };
    }

    private static Calendar between(LocalDate start, LocalDate end) {
        return new Calendar(millis(start), millis(end));
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
