package dev.sluice.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofHours(2);

    @Test
    void waitsUntilTheClientWouldBeIdle() {
        assertThat(activeAt(Duration.ofMinutes(3)).at(START.plus(Duration.ofMinutes(5))))
                .isEqualTo(new Lifetime.Verdict.Wait(Duration.ofMinutes(8)));
    }

    @Test
    void closesAnIdleConnection() {
        assertThat(activeAt(Duration.ofMinutes(3)).at(START.plus(Duration.ofMinutes(13))))
                .isEqualTo(new Lifetime.Verdict.Close(Closure.IDLE));
    }

    @Test
    void closesABusyConnectionAtTheEndOfItsLife() {
        assertThat(activeAt(LIFE).at(START.plus(LIFE))).isEqualTo(new Lifetime.Verdict.Close(Closure.LIFE_OVER));
    }

    @Test
    void waitsNoLongerThanALifeLasts() {
        assertThat(activeAt(Duration.ofMinutes(119)).at(START.plus(Duration.ofMinutes(119))))
                .isEqualTo(new Lifetime.Verdict.Wait(Duration.ofMinutes(1)));
    }

    @Test
    void waitsAtLeastOneMillisecond() {
        assertThat(activeAt(Duration.ZERO).at(START.plus(IDLE).minusNanos(1)))
                .isEqualTo(new Lifetime.Verdict.Wait(Duration.ofMillis(1)));
    }

    private static Lifetime activeAt(Duration afterStart) {
        return new Lifetime(START, START.plus(afterStart), IDLE, LIFE);
    }
}
