package dev.sluice.ratelimit.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.Quota.Period;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-03-01T00:00:00Z,     2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "DAY,   2026-02-28T23:59:59.999Z, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z",
        "WEEK,  2026-11-22T00:00:00Z,     2026-11-22T00:00:00Z, 2026-11-29T00:00:00Z",
        "WEEK,  2026-11-21T23:59:59.999Z, 2026-11-15T00:00:00Z, 2026-11-22T00:00:00Z",
        "WEEK,  2027-01-01T12:00:00Z,     2026-12-27T00:00:00Z, 2027-01-03T00:00:00Z",
        "MONTH, 2028-02-29T12:00:00Z,     2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "MONTH, 2026-12-31T23:59:59.999Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    })
    void periodsAreThoseOfTheUtcCalendarAndWeeksBeginOnSunday(Period period, Instant now, Instant start, Instant end) {
        assertThat(Calendar.of(period, now.toEpochMilli()))
                .isEqualTo(new Calendar(start.toEpochMilli(), end.toEpochMilli()));
    }
}
