package dev.sluice.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final FunctionName SLOW = new FunctionName("slow");

    private final UnderWay underWay = new UnderWay(2);

    @Test
    void oneFunctionTakesNoMoreThanItsPart() {
        assertThat(underWay.enter(SLOW)).isTrue();
        assertThat(underWay.enter(SLOW)).isTrue();

        assertThat(underWay.enter(SLOW)).isFalse();
        assertThat(underWay.enter(new FunctionName("fast"))).isTrue();
    }

    @Test
    void whatIsDoneMakesRoomAndWhatWasRefusedTakesNone() {
        underWay.enter(SLOW);
        underWay.enter(SLOW);
        underWay.enter(SLOW);
        underWay.leave(SLOW);

        assertThat(underWay.enter(SLOW)).isTrue();
        assertThat(underWay.enter(SLOW)).isFalse();
    }
}
