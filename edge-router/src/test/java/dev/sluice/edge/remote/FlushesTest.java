package dev.sluice.edge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlushesTest {

    private final SteppedClock clock = new SteppedClock(1_700_000_000_000L);
    private final Flushes flushes = new Flushes(clock, 100);

    @Test
    void keepsEverythingUntilSomethingIsFlushed() {
        assertThat(flushes.before("a1/dev", clock.millis())).isTrue();
    }

    @Test
    void keepsNothingThatWasUnderWayOrThatItsOwnerMayAnswerFromBefore() {
        long under = clock.millis();
        clock.advance(10);
        flushes.flushed("a1", "dev");

        assertThat(flushes.before("a1/dev", under)).isFalse();
        assertThat(flushes.before("a1/dev", clock.millis() + 100)).isFalse();
        assertThat(flushes.before("a1/dev", clock.millis() + 101)).isTrue();
    }

    @Test
    void concernsOneStageOrAllOfOneApi() {
        long under = clock.millis();
        clock.advance(10);
        flushes.flushed("a1", "dev");
        flushes.flushed("a2", null);

        assertThat(flushes.before("a1/prod", under)).isTrue();
        assertThat(flushes.before("a2/prod", under)).isFalse();
        assertThat(flushes.before("a3/dev", under)).isTrue();
    }
}
