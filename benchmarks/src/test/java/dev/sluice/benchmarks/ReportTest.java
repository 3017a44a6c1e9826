package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void showsMedianRoundAndItsRatios() {
        Map<String, List<Reading>> readings = new LinkedHashMap<>();
        readings.put("direct", List.of(reading(900), reading(1000), reading(1100)));
        readings.put("nginx", List.of(reading(400), reading(600), reading(500)));
        readings.put("edge-router", List.of(reading(250), reading(200), reading(300)));

        assertThat(Report.of(readings, Duration.ofSeconds(10), "the suite that was running"))
                .contains("The median of 3 rounds of 10 s")
                .contains("| edge-router | 250 | 1.00 ms | 2.00 ms | 0.25 | 0.50 | 3 |");
    }

    private static Reading reading(double rate) {
        return new Reading(rate, 1, 2, 1);
    }
}
