package dev.sluice.admin.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.MockApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;

/** What no router would serve changes nothing, and says so to whoever deployed it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RefusedDeploymentTest {

    @Test
    void aMethodThatNoRouterServesIsNamed() {
        try (ApiGatewayClient aws = Aws.client()) {
            MockApi api = MockApi.create(aws);
            api.deploy("dev");
            int before = version();
            aws.putIntegration(r -> r.restApiId(api.id())
                    .resourceId(api.rootId())
                    .httpMethod("GET")
                    .type("MOCK")
                    .requestTemplates(Map.of("application/json", "#if(")));

            assertThatThrownBy(() -> api.deploy("dev"))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("This API cannot be deployed: GET /");
            String unassigned = api.deploy();
            assertThatThrownBy(() -> api.patch("dev", MockApi.replace("/deploymentId", unassigned)))
                    .isInstanceOf(BadRequestException.class);
            assertThatThrownBy(() -> aws.createStage(
                            r -> r.restApiId(api.id()).stageName("next").deploymentId(unassigned)))
                    .isInstanceOf(BadRequestException.class);
            assertThat(version()).isEqualTo(before);
            api.delete();
        }
    }

    private static int version() {
        return given().get("/sluice/v1/config").path("version");
    }
}
