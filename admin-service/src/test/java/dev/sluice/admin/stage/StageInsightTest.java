package dev.sluice.admin.stage;

import static dev.sluice.admin.MockApi.replace;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.MockApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

@QuarkusTest
@QuarkusTestResource(Database.class)
class StageInsightTest {

    private ApiGatewayClient aws = Aws.client();
    private MockApi api = new MockApi(aws, "", "");
    private String first = "";

    @BeforeEach
    void deploy() {
        aws = Aws.client();
        api = MockApi.create(aws);
        first = api.deploy("dev");
    }

    @AfterEach
    void delete() {
        api.delete();
        aws.close();
    }

    private ValidatableResponse ask(String what) {
        return given().get("/sluice/v1/restapis/" + api.id() + "/stages/dev/" + what)
                .then()
                .statusCode(200);
    }

    @Test
    void grantsLeaveToExplainForAWhile() {
        String asked = "/sluice/v1/restapis/" + api.id() + "/stages/dev/explain";
        String value = given().post(asked)
                .then()
                .statusCode(200)
                .body("header", equalTo("X-Sluice-Explain"))
                .extract()
                .path("value");
        assertThat(value).startsWith("v1." + api.id() + ".dev.");

        given().contentType("application/json")
                .body("{\"ttlSeconds\": 3601}")
                .post(asked)
                .then()
                .statusCode(400)
                .body("message", equalTo("ttlSeconds must be 1 to 3600"));
        given().post("/sluice/v1/restapis/" + api.id() + "/stages/none/explain")
                .then()
                .statusCode(404)
                .body("message", equalTo("Invalid stage identifier specified"));
    }

    @Test
    void whatWasJustDeployedDiffersInNothing() {
        ask("diff").body("deploymentId", equalTo(first)).body("changes", hasSize(0));
    }

    @Test
    void tellsEachEditByWhereItIs() {
        aws.createResource(r -> r.restApiId(api.id()).parentId(api.rootId()).pathPart("pets"));
        aws.updateMethod(r -> r.restApiId(api.id())
                .resourceId(api.rootId())
                .httpMethod("GET")
                .patchOperations(replace("/apiKeyRequired", "true"), replace("/operationName", "root")));
        aws.deleteModel(r -> r.restApiId(api.id()).modelName("Error"));

        ask("diff")
                .body("added", equalTo(1))
                .body("removed", equalTo(1))
                .body("changed", equalTo(1))
                .body(
                        "changes.path",
                        contains(
                                "/models/Error",
                                "/resources/~1/resourceMethods/GET/apiKeyRequired",
                                "/resources/~1/resourceMethods/GET/operationName"))
                .body("changes[1].before", equalTo(false))
                .body("changes[1].after", equalTo(true))
                .body("changes[2].after", equalTo("root"));
        api.deploy("dev");
        ask("diff").body("changes", hasSize(0));
    }

    @Test
    void remembersWhatWasServedAndHowToGoBack() {
        String second = api.deploy("dev");
        api.patch("dev", replace("/description", "not another deployment"));

        ask("history")
                .body("item.deploymentId", contains(second, first))
                .body("item.by", contains("test", "test"))
                .body("item[0].until", nullValue())
                .body("item[0].rollback", nullValue())
                .body("item[1].rollback.patchOperations[0].path", equalTo("/deploymentId"))
                .body("item[1].rollback.patchOperations[0].value", equalTo(first));
        api.patch("dev", replace("/deploymentId", first));
        ask("history").body("item.deploymentId", contains(first, second, first));
        assertThat(api.stage("dev").deploymentId()).isEqualTo(first);
    }

    @Test
    void aStagesReferencesMustBeThere() {
        assertThatThrownBy(() -> api.patch("dev", replace("/documentationVersion", "7")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Documentation version specified");
        assertThatThrownBy(() -> api.patch("dev", replace("/clientCertificateId", "none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Client Certificate identifier specified");
        aws.createDocumentationVersion(r -> r.restApiId(api.id()).documentationVersion("7"));
        String certificate =
                aws.generateClientCertificate(r -> r.description("")).clientCertificateId();
        var stage =
                api.patch("dev", replace("/documentationVersion", "7"), replace("/clientCertificateId", certificate));
        assertThat(stage.documentationVersion()).isEqualTo("7");
        assertThat(stage.clientCertificateId()).isEqualTo(certificate);
        assertThat(api.patch("dev", replace("/clientCertificateId", "")).clientCertificateId())
                .isNull();
    }

    @Test
    void aDeletedStageLeavesItsUsagePlans() {
        api.deploy("two");
        String plan = aws.createUsagePlan(r -> r.name("both")
                        .apiStages(
                                s -> s.apiId(api.id()).stage("dev"),
                                s -> s.apiId(api.id()).stage("two")))
                .id();

        aws.deleteStage(r -> r.restApiId(api.id()).stageName("dev"));

        assertThat(aws.getUsagePlan(r -> r.usagePlanId(plan)).apiStages())
                .extracting("stage")
                .containsExactly("two");
        assertThatThrownBy(() -> aws.deleteUsagePlan(r -> r.usagePlanId(plan)))
                .hasMessageContaining("Cannot delete Usage Plan " + plan
                        + " because there are API Stages associated with it, including " + api.id() + ":two");
        aws.deleteStage(r -> r.restApiId(api.id()).stageName("two"));
        aws.deleteUsagePlan(r -> r.usagePlanId(plan));
    }
}
