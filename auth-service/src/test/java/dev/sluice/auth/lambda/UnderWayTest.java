package dev.sluice.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.aws.AwsTarget;
import dev.sluice.aws.FunctionUri;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final FunctionUri SLOW = function("slow");

    private final UnderWay underWay = new UnderWay(2);

    private static FunctionUri function(String name) {
        return new FunctionUri(new AwsTarget("aws", "us-east-1", "lambda", ""), name);
    }

    @Test
    void oneFunctionTakesNoMoreThanItsPart() {
        assertThat(underWay.enter(SLOW)).isTrue();
        assertThat(underWay.enter(SLOW)).isTrue();

        assertThat(underWay.enter(SLOW)).isFalse();
        assertThat(underWay.enter(function("fast"))).isTrue();
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
