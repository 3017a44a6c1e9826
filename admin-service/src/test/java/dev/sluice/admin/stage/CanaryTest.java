package dev.sluice.admin.stage;

import static dev.sluice.admin.MockApi.add;
import static dev.sluice.admin.MockApi.copy;
import static dev.sluice.admin.MockApi.remove;
import static dev.sluice.admin.MockApi.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.MockApi;
import dev.sluice.admin.Published;
import dev.sluice.contract.config.StageConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.CanarySettings;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CanaryTest {

    @Inject
    DataSource dataSource;

    private ApiGatewayClient aws = Aws.client();
    private MockApi api = new MockApi(aws, "", "");
    private String first = "";

    @BeforeEach
    void deploy() {
        aws = Aws.client();
        api = MockApi.create(aws);
        first = aws.createDeployment(
                        r -> r.restApiId(api.id()).stageName("dev").variables(Map.of("color", "red", "shape", "round")))
                .id();
    }

    @AfterEach
    void delete() {
        api.delete();
        aws.close();
    }

    private String deployCanary() {
        return aws.createDeployment(r -> r.restApiId(api.id())
                        .stageName("dev")
                        .canarySettings(c -> c.percentTraffic(50.0).stageVariableOverrides(Map.of("color", "yellow"))))
                .id();
    }

    private StageConfig published() throws Exception {
        return new Published(dataSource).stage(api.id(), "dev").orElseThrow();
    }

    @Test
    void aCanaryDeploymentLeavesTheStageWhereItWas() throws Exception {
        aws.putMethod(r ->
                r.restApiId(api.id()).resourceId(api.rootId()).httpMethod("PUT").authorizationType("NONE"));
        aws.putIntegration(r ->
                r.restApiId(api.id()).resourceId(api.rootId()).httpMethod("PUT").type("MOCK"));
        String second = deployCanary();

        var stage = api.stage("dev");
        assertThat(stage.deploymentId()).isEqualTo(first);
        assertThat(stage.canarySettings()).isEqualTo(canary(second, 50, Map.of("color", "yellow")));
        var canary = Objects.requireNonNull(published().canary());
        assertThat(canary.deploymentId()).isEqualTo(second);
        assertThat(canary.percentTraffic()).isEqualTo(50);
        assertThat(canary.stageVariableOverrides()).isEqualTo(Map.of("color", "yellow"));
        assertThat(methods(Objects.requireNonNull(canary.rest()))).containsExactly("GET", "PUT");
        assertThat(methods(Objects.requireNonNull(published().rest()))).containsExactly("GET");
    }

    @Test
    void aStageMayBeMadeWithACanary() {
        String second = api.deploy();

        var stage = aws.createStage(r -> r.restApiId(api.id())
                .stageName("two")
                .deploymentId(first)
                .canarySettings(c -> c.deploymentId(second).percentTraffic(40.0).useStageCache(true)));

        assertThat(stage.canarySettings())
                .isEqualTo(canary(second, 40, Map.of()).toBuilder()
                        .stageVariableOverrides(null)
                        .useStageCache(true)
                        .build());
        refused(
                "Deployment id does not exist",
                () -> aws.createStage(r -> r.restApiId(api.id())
                        .stageName("three")
                        .deploymentId(first)
                        .canarySettings(c -> c.deploymentId("none").percentTraffic(40.0))));
    }

    @Test
    void aPatchOfAMemberMakesACanaryOfTheStagesOwnDeployment() throws Exception {
        var stage = api.patch(
                "dev",
                replace("/canarySettings/percentTraffic", "10.5"),
                replace("/canarySettings/stageVariableOverrides/color", "blue"),
                replace("/canarySettings/stageVariableOverrides/size", "small"));

        assertThat(stage.canarySettings()).isEqualTo(canary(first, 10.5, Map.of("color", "blue", "size", "small")));
        assertThat(Objects.requireNonNull(published().canary()).rest()).isNull();
        assertThat(api.patch("dev", remove("/canarySettings/stageVariableOverrides/size"))
                        .canarySettings()
                        .stageVariableOverrides())
                .isEqualTo(Map.of("color", "blue"));
        assertThat(api.patch("dev", replace("/canarySettings/stageVariableOverrides", "{\"a\":\"b\"}"))
                        .canarySettings()
                        .stageVariableOverrides())
                .isEqualTo(Map.of("a", "b"));
        assertThat(api.patch("dev", remove("/canarySettings")).canarySettings()).isNull();
        assertThat(published().canary()).isNull();
    }

    @Test
    void promotionCopiesTheDeploymentAndTheVariables() throws Exception {
        String second = deployCanary();

        var stage = api.patch(
                "dev",
                replace("/canarySettings/percentTraffic", "0.0"),
                copy("/canarySettings/deploymentId", "/deploymentId"),
                copy("/canarySettings/stageVariableOverrides", "/variables"));

        assertThat(stage.deploymentId()).isEqualTo(second);
        assertThat(stage.variables()).isEqualTo(Map.of("color", "yellow", "shape", "round"));
        assertThat(stage.canarySettings()).isEqualTo(canary(second, 0, Map.of("color", "yellow")));
        assertThat(published().deploymentId()).isEqualTo(second);
    }

    @Test
    void wrongPromotionsAreToldAsAwsDoes() {
        wrong(
                "Promotion not available. Canary does not exist.",
                copy("/canarySettings/stageVariableOverrides", "/variables"));
        wrong(
                "Invalid copy operation with path: /canarySettings/stageVariableOverrides and from /variables. Valid"
                        + " copy:path are [/deploymentId, /variables] and valid copy:from are"
                        + " [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]",
                copy("/variables", "/canarySettings/stageVariableOverrides"));
        deployCanary();
        wrong(
                "Invalid copy operation with path: /variables and from /canarySettings/deploymentId.",
                copy("/canarySettings/deploymentId", "/variables"));
    }

    @Test
    void wrongCanariesAreToldAsAwsDoes() {
        refused(
                "Invalid deployment content specified.Non null and non empty stageName must be provided for canary"
                        + " deployment. Provided value is null",
                () -> aws.createDeployment(r -> r.restApiId(api.id()).canarySettings(c -> c.percentTraffic(50.0))));
        refused(
                "Invalid deployment content specified.Stage none must already be created before making a canary release"
                        + " deployment",
                () -> aws.createDeployment(
                        r -> r.restApiId(api.id()).stageName("none").canarySettings(c -> c.percentTraffic(50.0))));
        wrong(
                "Invalid add operation with path: /canarySettings/deploymentId",
                add("/canarySettings/deploymentId", first));
        wrong("Deployment id does not exist", replace("/canarySettings/deploymentId", "none"));
        wrong("Deployment id does not exist", replace("/deploymentId", "none"));
        wrong("Invalid method setting path: /canarySettings/badPath. Must be", replace("/canarySettings/badPath", "x"));
        wrong("Invalid method setting path: /canarySettings. Must be one of: [", replace("/canarySettings", "x"));
        wrong(
                "Cannot remove method setting canarySettings/badPath because there is no method setting for this method",
                remove("/canarySettings/badPath"));
        wrong("Invalid percentTraffic specified", replace("/canarySettings/percentTraffic", "100.1"));
        wrong(
                "Invalid stage variable name: a-b.  Please use names with only word characters.",
                replace("/canarySettings/stageVariableOverrides/a-b", "x"));
    }

    @Test
    void aStageWithACanaryIsGivenNoOtherDeployment() {
        String second = deployCanary();

        refused("Stage dev has a canary", () -> api.deploy("dev"));
        refused(
                "Active stages pointing to this deployment must be moved or deleted",
                () -> aws.deleteDeployment(r -> r.restApiId(api.id()).deploymentId(second)));
        api.patch("dev", remove("/canarySettings"));
        aws.deleteDeployment(r -> r.restApiId(api.id()).deploymentId(second));
        assertThat(api.stage("dev").deploymentId()).isEqualTo(first);
    }

    private void wrong(String message, PatchOperation operation) {
        refused(message, () -> api.patch("dev", operation));
    }

    private static void refused(String message, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(BadRequestException.class).hasMessageContaining(message);
    }

    private static Iterable<String> methods(dev.sluice.contract.api.RestApi api) {
        return api.resources().values().iterator().next().resourceMethods().keySet();
    }

    private static CanarySettings canary(String deployment, double percent, Map<String, String> overrides) {
        return CanarySettings.builder()
                .deploymentId(deployment)
                .percentTraffic(percent)
                .stageVariableOverrides(overrides)
                .useStageCache(false)
                .build();
    }
}
