package dev.sluice.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void doublesUpToTheLongest() {
        assertThat(afterShortLives(8)).containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
    }

    @Test
    void beginsAgainAfterALongLife() {
        afterShortLives(5);
        assertThat(backoff.afterLifeOf(Backoff.LONG_LIFE)).isEqualTo(Backoff.FIRST);
        assertThat(afterShortLives(1)).containsExactly(400L);
    }

    private long[] afterShortLives(int number) {
        long[] pauses = new long[number];
        for (int i = 0; i < number; i++) {
            pauses[i] = backoff.afterLifeOf(Duration.ofSeconds(1)).toMillis();
        }
        return pauses;
    }
}
