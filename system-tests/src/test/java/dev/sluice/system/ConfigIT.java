package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.gateway.ConfigTopic;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.suite.Await;
import dev.sluice.system.world.Backend;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;

/** A change is one number, and one can wait until it is in effect. */
@OnSuite
class ConfigIT {

    @Test
    void tellsTheVersionAndWhoServesIt(Gateway gateway) {
        gateway.configuration().awaitApplied();
        JsonNode config = gateway.configuration().get();

        assertThat(config.required("version").isIntegralNumber()).isTrue();
        assertThat(config.required("routers")).isNotEmpty().allSatisfy(router -> {
            assertThat(router.required("id").asText()).isNotBlank();
            assertThat(router.required("version").asLong())
                    .isGreaterThanOrEqualTo(config.required("version").asLong());
            assertThat(router.required("refused").isArray()).isTrue();
        });
    }

    @Test
    void doesNotWaitForeverForAVersionThatDoesNotCome(Gateway gateway) {
        assertThat(gateway.configuration().statusOfWait(1_000_000_000L, 1)).isEqualTo(408);
    }

    @Test
    void countsEachChange(Gateway gateway) {
        long before = gateway.configuration().version();
        gateway.serve(Document.named("keyed.yaml"));
        assertThat(gateway.configuration().version()).isGreaterThan(before);
    }

    @Test
    void servesTheSecondDeploymentOnceItHasBeenWaitedFor(Gateway gateway) {
        String id = gateway.importApi(Document.named("keyed.yaml"));
        gateway.deploy(id, "test", Map.of()).call().get("/late").then().statusCode(403);

        addMock(gateway, id, "late");
        gateway.served(id, "test").call().get("/late").then().statusCode(403);
        gateway.deploy(id, "test", Map.of()).call().get("/late").then().statusCode(200);
    }

    @Test
    void servesEachStageItsOwnDeployment(Gateway gateway) {
        String id = gateway.importApi(Document.named("keyed.yaml"));
        var old = gateway.deploy(id, "old", Map.of());
        addMock(gateway, id, "late");
        var current = gateway.deploy(id, "current", Map.of());

        current.call().get("/late").then().statusCode(200);
        old.call().get("/late").then().statusCode(403);
        old.call().get("/open").then().statusCode(200);
    }

    @Test
    void goesBackToAnEarlierDeployment(Gateway gateway) {
        String id = gateway.importApi(Document.named("keyed.yaml"));
        gateway.deploy(id, "test", Map.of());
        String first = gateway.rest()
                .getStage(request -> request.restApiId(id).stageName("test"))
                .deploymentId();
        addMock(gateway, id, "late");
        gateway.deploy(id, "test", Map.of()).call().get("/late").then().statusCode(200);

        gateway.rest()
                .updateStage(request -> request.restApiId(id)
                        .stageName("test")
                        .patchOperations(patch ->
                                patch.op(Op.REPLACE).path("/deploymentId").value(first)));

        gateway.served(id, "test").call().get("/late").then().statusCode(403);
    }

    /** What admin-service publishes is served; so this was written by nobody we know, or by another release. */
    @Test
    void servesTheLastGoodStageWhileRoutersRefuseTheNext(Gateway gateway) throws Exception {
        var api = gateway.serve(Document.named("keyed.yaml"));
        gateway.serve(Document.named("keyed.yaml"));
        String key = "stage/" + api.id() + "/" + api.stage();
        ConfigTopic.publish(
                gateway.ports(), key, gateway.configuration().version(), """
                {"apiId": "%s", "stageName": "%s", "deploymentId": "none", "rest": {"resources": {"r": {"id": "r",
                 "path": "/open", "resourceMethods": {"GET": {"httpMethod": "GET", "authorizationType": "MAGIC"}}}}}}
                """.formatted(api.id(), api.stage()));

        Await.until(
                "every router says why",
                Duration.ofSeconds(30),
                () -> gateway.configuration().reasons(key).stream().allMatch(it -> it.contains("MAGIC")));
        api.call().get("/open").then().statusCode(200);

        gateway.deploy(api.id(), api.stage(), Map.of())
                .call()
                .get("/open")
                .then()
                .statusCode(200);
        assertThat(gateway.configuration().reasons(key)).containsOnly("");
    }

    @Test
    void takesADeletedStageOffTheRouters(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        var other = gateway.deploy(api.id(), "other", Map.of());
        api.call().get("/health").then().statusCode(200);

        gateway.rest().deleteStage(request -> request.restApiId(api.id()).stageName(api.stage()));

        gateway.served(api.id(), api.stage())
                .call()
                .get("/health")
                .then()
                .statusCode(403)
                .body(equalTo("{\"message\":\"Forbidden\"}"));
        other.call().get("/health").then().statusCode(200);
    }

    @Test
    void takesADeletedApiOffTheRouters(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));

        gateway.rest().deleteRestApi(request -> request.restApiId(api.id()));

        gateway.served(api.id(), api.stage()).call().get("/health").then().statusCode(403);
    }

    /** A new MOCK method GET /name; not deployed yet. */
    private static void addMock(Gateway gateway, String id, String name) {
        var client = gateway.rest();
        String root = client.getResources(request -> request.restApiId(id)).items().stream()
                .filter(resource -> resource.path().equals("/"))
                .findFirst()
                .orElseThrow()
                .id();
        String resource = client.createResource(
                        request -> request.restApiId(id).parentId(root).pathPart(name))
                .id();
        client.putMethod(request ->
                request.restApiId(id).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
        client.putIntegration(request -> request.restApiId(id)
                .resourceId(resource)
                .httpMethod("GET")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
        client.putMethodResponse(request ->
                request.restApiId(id).resourceId(resource).httpMethod("GET").statusCode("200"));
        client.putIntegrationResponse(request ->
                request.restApiId(id).resourceId(resource).httpMethod("GET").statusCode("200"));
    }
}
