package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stages, and what is forgotten of them at a word. */
@Parity
class StagesIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            String deployment = sample.deployed("other");
            var created = control.aws()
                    .createStage(r -> r.restApiId(sample.api())
                            .stageName("dev")
                            .deploymentId(deployment)
                            .variables(Map.of("color", "red"))
                            .tags(Map.of("team", "pets")));
            assertThat(created.variables()).isEqualTo(Map.of("color", "red"));
            assertThat(created.cacheClusterStatusAsString()).isEqualTo("NOT_AVAILABLE");

            var updated = control.aws()
                    .updateStage(r -> r.restApiId(sample.api())
                            .stageName("dev")
                            .patchOperations(
                                    replace("/variables/color", "blue"),
                                    replace("/*/*/throttling/rateLimit", "5"),
                                    replace("/*/*/logging/loglevel", "INFO")));

            assertThat(updated.variables()).isEqualTo(Map.of("color", "blue"));
            assertThat(updated.methodSettings().get("*/*").throttlingRateLimit())
                    .isEqualTo(5.0);
            var shown = control.aws().getStage(r -> r.restApiId(sample.api()).stageName("dev"));
            assertThat(shown.methodSettings().get("*/*").loggingLevel()).isEqualTo("INFO");
            assertThat(shown.tags()).isEqualTo(Map.of("team", "pets"));
            assertThat(shown.lastUpdatedDate()).isNotNull();
            assertThat(control.aws()
                            .getStages(r -> r.restApiId(sample.api()).deploymentId(deployment))
                            .item())
                    .extracting("stageName")
                    .containsExactlyInAnyOrder("dev", "other");
            control.aws().deleteStage(r -> r.restApiId(sample.api()).stageName("dev"));
        }
    }

    @Test
    void forgetWhatTheyKept(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");

            control.aws().flushStageCache(r -> r.restApiId(sample.api()).stageName("dev"));
            control.aws()
                    .flushStageAuthorizersCache(r -> r.restApiId(sample.api()).stageName("dev"));
        }
    }

    @Test
    @Differs("A cache of any size is there at once; the size is kept and shown, and reserves nothing.")
    void haveTheirCacheAtOnce(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");

            var updated = control.aws()
                    .updateStage(r -> r.restApiId(sample.api())
                            .stageName("dev")
                            .patchOperations(
                                    replace("/cacheClusterEnabled", "true"), replace("/cacheClusterSize", "237")));

            assertThat(updated.cacheClusterStatusAsString()).isEqualTo("AVAILABLE");
            assertThat(updated.cacheClusterSize()).hasToString("237");
        }
    }
}
