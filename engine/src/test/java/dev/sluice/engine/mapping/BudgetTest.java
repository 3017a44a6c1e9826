package dev.sluice.engine.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Bounds BOUNDS = new Bounds(Duration.ofMillis(500), 1_000_000, 1_000, Long.MAX_VALUE, 10);

    private long now;
    private final Budget budget = new Budget(BOUNDS, () -> now);

    @Test
    void endsWhatHasWorkedUntilItsTimeWasOver() {
        now = Duration.ofMillis(499).toNanos();
        assertThatCode(() -> work(100_000)).doesNotThrowAnyException();

        now = Duration.ofMillis(501).toNanos();
        assertThatThrownBy(() -> work(100)).hasMessage("took longer than 500 ms");
    }

    @Test
    void countsWhatAMethodGoesThroughForWork() {
        budget.strain(100_000);
        now = Duration.ofMillis(501).toNanos();

        assertThatThrownBy(() -> work(100)).hasMessage("took longer than 500 ms");
    }

    @Test
    void letsGoOnWhatHasOnlyWaitedForAProcessor() {
        work(1_000);
        now = Duration.ofSeconds(2).toNanos();

        assertThatCode(() -> work(1_000)).doesNotThrowAnyException();
    }

    @Test
    void endsWhatHasWaitedTenTimesAsLong() {
        now = Duration.ofMillis(5_001).toNanos();

        assertThatThrownBy(() -> work(100)).hasMessage("took longer than 500 ms");
    }

    @Test
    void endsWhatHasTakenTooManySteps() {
        assertThatCode(() -> work(999_000)).doesNotThrowAnyException();

        assertThatThrownBy(() -> work(2_000)).hasMessage("took more than 1000000 steps");
    }

    private void work(int steps) {
        for (int i = 0; i < steps; i++) {
            budget.tick();
        }
    }
}
