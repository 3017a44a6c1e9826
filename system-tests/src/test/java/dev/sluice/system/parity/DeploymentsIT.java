package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Deployments. */
@Parity
class DeploymentsIT {

    @Test
    void madeDescribedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            var created = control.aws()
                    .createDeployment(
                            r -> r.restApiId(sample.api()).stageName("dev").description("first"));
            assertThat(created.description()).isEqualTo("first");
            assertThat(created.createdDate()).isNotNull();

            var updated = control.aws()
                    .updateDeployment(r -> r.restApiId(sample.api())
                            .deploymentId(created.id())
                            .patchOperations(replace("/description", "changed")));

            assertThat(updated.description()).isEqualTo("changed");
            assertThat(control.aws()
                            .getDeployment(r -> r.restApiId(sample.api()).deploymentId(created.id()))
                            .id())
                    .isEqualTo(created.id());
            assertThat(control.aws()
                            .getDeployment(r -> r.restApiId(sample.api())
                                    .deploymentId(created.id())
                                    .embed("apisummary"))
                            .apiSummary()
                            .get("/")
                            .get("GET")
                            .authorizationType())
                    .isEqualTo("NONE");
            assertThat(control.aws()
                            .getDeployments(r -> r.restApiId(sample.api()))
                            .items())
                    .extracting("id")
                    .containsExactly(created.id());
            control.unseen().deleteStage(r -> r.restApiId(sample.api()).stageName("dev"));
            control.aws().deleteDeployment(r -> r.restApiId(sample.api()).deploymentId(created.id()));
        }
    }
}
