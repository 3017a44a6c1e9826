package dev.sluice.contract.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExecutionLogTest {

    private static final Clock MAY = Clock.fixed(Instant.parse("2023-05-03T01:22:45.146Z"), ZoneOffset.UTC);

    @Test
    void tellsEventsAsAwsDoes() {
        var log = new ExecutionLog("4b8ae478", MAY);
        log.event("Starting execution for request: 4b8ae478");
        log.event("x".repeat(1_025));

        assertThat(log.text())
                .isEqualTo("Execution log for request 4b8ae478\n"
                        + "Wed May 03 01:22:45 UTC 2023 : Starting execution for request: 4b8ae478\n"
                        + "Wed May 03 01:22:45 UTC 2023 : " + "x".repeat(1_024) + " [TRUNCATED]\n");
    }

    @Test
    void masksCredentials() {
        assertThat(ExecutionLog.header("Authorization", "Bearer abcdefghijklmnop"))
                .isEqualTo("*".repeat(17) + "klmnop");
        assertThat(ExecutionLog.header("x-API-key", "short")).isEqualTo("*****");
        assertThat(ExecutionLog.header("Accept", "text/plain")).isEqualTo("text/plain");
    }
}
