package dev.sluice.ratelimit.bucket;

import dev.sluice.contract.limit.BucketUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of a quota, oldest first, of which the last {@value #MOST_DAYS} are kept: AWS reports no more of them.
 */
final class History {

    static final int MOST_DAYS = 90;

    private static final long DAY_MILLIS = 24L * 3_600 * 1_000;

    private History() {}

    /** {@code granted} more, or less where it is negative, of which {@code remaining} are left then. */
    static List<Day> with(List<Day> before, long now, long granted, long remaining) {
        List<Day> days = new ArrayList<>(before);
        long today = Math.floorDiv(now, DAY_MILLIS);
        // A clock that is late counts for the latest day there is.
        Day last = days.isEmpty() || days.getLast().day() < today ? new Day(today, 0, 0) : days.removeLast();
        days.add(new Day(last.day(), Math.max(0, last.used() + granted), Math.max(0, remaining)));
        return days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
    }

    /** Each day from {@code start} to {@code end}, but none after today. A day without an ask has what the one before left. */
    static List<BucketUsage.Day> report(QuotaBucket bucket, List<Day> days, LocalDate start, LocalDate end, long now) {
        List<BucketUsage.Day> report = new ArrayList<>();
        long last = Math.min(end.toEpochDay(), Math.floorDiv(now, DAY_MILLIS));
        long first = Math.max(start.toEpochDay(), last - MOST_DAYS + 1);
        for (long day = first; day <= last; day++) {
            report.add(on(bucket, days, day));
        }
        return report;
    }

    private static BucketUsage.Day on(QuotaBucket bucket, List<Day> days, long day) {
        long periodStart = Math.floorDiv(bucket.periodStart(day * DAY_MILLIS), DAY_MILLIS);
        Day latest = new Day(periodStart - 1, 0, bucket.quota().limit());
        for (Day known : days) {
            if (known.day() >= periodStart && known.day() <= day) {
                latest = known;
            }
        }
        return new BucketUsage.Day(latest.day() == day ? latest.used() : 0, latest.remaining());
    }
}
