package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags of whatever has an ARN. */
@Parity
class TagsIT {

    @Test
    void comeAndGo(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            control.aws().tagResource(r -> r.resourceArn(sample.arn()).tags(Map.of("team", "pets", "cost", "low")));
            control.aws().untagResource(r -> r.resourceArn(sample.arn()).tagKeys("cost"));

            assertThat(control.aws().getTags(r -> r.resourceArn(sample.arn())).tags())
                    .isEqualTo(Map.of("team", "pets"));
            assertThat(control.unseen()
                            .getRestApi(r -> r.restApiId(sample.api()))
                            .tags())
                    .isEqualTo(Map.of("team", "pets"));
        }
    }
}
