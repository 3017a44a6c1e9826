package dev.sluice.admin;

import static dev.sluice.admin.MockApi.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;

@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(LimitsTest.Small.class)
class LimitsTest {

    /** Little of everything. */
    public static final class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("SLUICE_LIMIT_REST_APIS", "2"),
                    Map.entry("SLUICE_LIMIT_RESOURCES", "3"),
                    Map.entry("SLUICE_LIMIT_STAGES", "1"),
                    Map.entry("SLUICE_LIMIT_STAGE_VARIABLES", "1"),
                    Map.entry("SLUICE_LIMIT_AUTHORIZERS", "1"),
                    Map.entry("SLUICE_LIMIT_MODEL_BYTES", "1000"),
                    Map.entry("SLUICE_LIMIT_TEMPLATE_BYTES", "100"),
                    Map.entry("SLUICE_LIMIT_API_KEYS", "1"),
                    Map.entry("SLUICE_LIMIT_USAGE_PLANS", "1"));
        }
    }

    private static final String AUTHORIZER =
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:gate/invocations";

    private ApiGatewayClient aws = Aws.client();
    private MockApi api = new MockApi(aws, "", "");

    @BeforeEach
    void create() {
        aws = Aws.client();
        api = MockApi.create(aws);
    }

    @AfterEach
    void delete() {
        api.delete();
        aws.close();
    }

    @Test
    void anApiHasOnlySoManyResources() {
        resource("one");
        resource("two");

        refused(
                "Maximum number of Resources for this API has been reached.  Please contact AWS if you need additional"
                        + " Resources.",
                () -> resource("three"));
        assertThat(aws.getResources(r -> r.restApiId(api.id())).items()).hasSize(3);
        assertThat(aws.updateRestApi(r -> r.restApiId(api.id()).patchOperations(replace("/name", "full")))
                        .name())
                .isEqualTo("full");
    }

    @Test
    void anImportIsHeldToTheSameLimits() {
        String document =
                "{\"swagger\":\"2.0\",\"info\":{\"title\":\"large\",\"version\":\"1\"},\"paths\":{\"/a\":{},\"/b\":{},\"/c\":{}}}";

        refused(
                "Maximum number of Resources for this API",
                () -> aws.importRestApi(r -> r.body(SdkBytes.fromUtf8String(document))));
        refused(
                "Maximum number of Resources for this API",
                () -> aws.putRestApi(
                        r -> r.restApiId(api.id()).mode("overwrite").body(SdkBytes.fromUtf8String(document))));
    }

    @Test
    void anApiHasOnlySoManyStagesAndAStageVariables() {
        String deployment = api.deploy("dev");

        refused("Maximum number of Stages for this API", () -> api.deploy("second"));
        refused(
                "Maximum number of Stages for this API",
                () -> aws.createStage(
                        r -> r.restApiId(api.id()).stageName("second").deploymentId(deployment)));
        api.patch("dev", replace("/variables/a", "1"));
        refused("Maximum number of Stage Variables", () -> api.patch("dev", replace("/variables/b", "2")));
        assertThat(api.stage("dev").variables()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void anApiHasOnlySoManyAuthorizersAndSoLargeTexts() {
        authorizer("one");
        refused("Maximum number of Authorizers for this API", () -> authorizer("two"));
        String large = "{\"type\":\"object\",\"description\":\"" + "x".repeat(1_000) + "\"}";
        refused(
                "Maximum size of a Model is exceeded.",
                () -> aws.createModel(r -> r.restApiId(api.id())
                        .name("Large")
                        .contentType("text/plain")
                        .schema(large)));
        refused(
                "Maximum size of a mapping template is exceeded.",
                () -> aws.updateIntegration(r -> r.restApiId(api.id())
                        .resourceId(api.rootId())
                        .httpMethod("GET")
                        .patchOperations(replace("/requestTemplates/application~1json", large))));
    }

    @Test
    void anAccountHasOnlySoManyOfEverything() {
        String second = aws.createRestApi(r -> r.name("second")).id();
        refused(
                "Maximum number of APIs has been reached.  Please contact AWS if you need additional APIs.",
                () -> aws.createRestApi(r -> r.name("third")));
        String key = aws.createApiKey(r -> r.name("one")).id();
        refused("Maximum number of API Keys has been reached", () -> aws.createApiKey(r -> r.name("two")));
        String plan = aws.createUsagePlan(r -> r.name("one")).id();
        refused("Maximum number of Usage Plans has been reached", () -> aws.createUsagePlan(r -> r.name("two")));
        aws.deleteRestApi(r -> r.restApiId(second));
        aws.deleteApiKey(r -> r.apiKey(key));
        aws.deleteUsagePlan(r -> r.usagePlanId(plan));
    }

    private void resource(String part) {
        aws.createResource(r -> r.restApiId(api.id()).parentId(api.rootId()).pathPart(part));
    }

    private void authorizer(String name) {
        aws.createAuthorizer(r -> r.restApiId(api.id())
                .name(name)
                .type("TOKEN")
                .identitySource("method.request.header.A")
                .authorizerUri(AUTHORIZER));
    }

    private static void refused(String message, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(LimitExceededException.class).hasMessageContaining(message);
    }
}
