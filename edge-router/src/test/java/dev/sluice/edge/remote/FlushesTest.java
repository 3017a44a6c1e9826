package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlushesTest {

    private final SteppedClock clock = new SteppedClock(1_700_000_000_000L);
    private final Flushes flushes = new Flushes(clock, 100);

    @Test
    void keepsEverythingUntilSomethingIsFlushed() {
        assertThat(flushes.before(clock.millis())).isTrue();
    }

    @Test
    void keepsNothingThatWasUnderWayOrThatItsOwnerMayAnswerFromBefore() {
        long under = clock.millis();
        clock.advance(10);
        flushes.flushed();

        assertThat(flushes.before(under)).isFalse();
        assertThat(flushes.before(clock.millis() + 100)).isFalse();
        assertThat(flushes.before(clock.millis() + 101)).isTrue();
    }
}
