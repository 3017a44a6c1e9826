package dev.sluice.admin.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private long now = 1_000_000;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    };

    @Test
    void refusesWhenTheBurstIsSpentAndRefillsWithTime() {
        CallRate rate = rate(Map.of("SLUICE_ADMIN_RATE_LIMIT", "10", "SLUICE_ADMIN_BURST_LIMIT", "2"));

        assertThat(taken(rate)).isEqualTo(2);
        assertThatThrownBy(rate::take).isInstanceOfSatisfying(AwsFault.class, fault -> {
            assertThat(fault.status()).isEqualTo(429);
            assertThat(fault.type()).isEqualTo("TooManyRequestsException");
        });
        now += 100;
        assertThat(taken(rate)).isEqualTo(1);
        now += 60_000;
        assertThat(taken(rate)).isEqualTo(2);
    }

    @Test
    void withoutARateItTakesWhatComes() {
        assertThat(taken(rate(Map.of("SLUICE_ADMIN_BURST_LIMIT", "1")))).isEqualTo(1_000);
    }

    private CallRate rate(Map<String, String> environment) {
        return new CallRate(Settings.from(environment), clock);
    }

    /** How many of 1 000 calls it takes. */
    private static int taken(CallRate rate) {
        for (int i = 0; i < 1_000; i++) {
            try {
                rate.take();
            } catch (AwsFault refused) {
                return i;
            }
        }
        return 1_000;
    }
}
