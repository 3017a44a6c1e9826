package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.CliInput;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.gateway.WebSocketClient;
import dev.sluice.system.suite.Await;
import dev.sluice.system.world.Echo;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponseRequest;

/** The examples folder does what its README says. */
@OnSuite
class ExamplesIT {

    @Test
    void petstoreTellsItsPets(Gateway gateway) {
        var api = gateway.deploy(gateway.importApi(Document.example("petstore/openapi.yaml")), "dev", Map.of());

        api.call().get("/pets").then().statusCode(200).body("kind", equalTo(List.of("dog", "cat", "fish")));
        api.call().get("/pets?kind=cat").then().statusCode(200).body("name", equalTo(List.of("Misa")));
        api.call().get("/pets/2").then().statusCode(200).body("id", equalTo(2), "name", equalTo("Misa"));
        api.call().get("/pets/4").then().statusCode(404).body("message", equalTo("There is no pet 4"));
    }

    @Test
    void httpProxyPassesOnWhatItIsAsked(Gateway gateway) throws IOException {
        try (var echo = startEcho()) {
            String id = gateway.importApi(Document.example("http-proxy/openapi.yaml"));
            var api = gateway.deploy(id, "dev", Map.of("backend", echo.authority()));

            api.call()
                    .body("hello")
                    .post("/echo/some/path?q=1")
                    .then()
                    .statusCode(200)
                    .body("method", equalTo("POST"), "uri", equalTo("/some/path?q=1"), "body", equalTo("hello"));
        }
    }

    @Test
    void apiKeyGreetsTheHolderOfAKey(Gateway gateway) {
        var client = gateway.rest();
        String id = gateway.importApi(Document.example("api-key/openapi.yaml"));
        gateway.deploy(id, "dev", Map.of());
        var key = client.createApiKey(request -> request.name("mine").enabled(true));
        var plan = client.createUsagePlan(request -> request.name("small")
                .apiStages(stage -> stage.apiId(id).stage("dev"))
                .throttle(throttle -> throttle.rateLimit(5.0).burstLimit(10))
                .quota(quota -> quota.limit(1000).period(QuotaPeriodType.DAY)));
        client.createUsagePlanKey(
                request -> request.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));
        var api = gateway.served(id, "dev");

        api.call().get("/greeting").then().statusCode(403);
        api.call()
                .header("x-api-key", key.value())
                .get("/greeting")
                .then()
                .statusCode(200)
                .body("greeting", equalTo("Hello, holder of " + key.id()));
    }

    @Test
    void webSocketEchoAnswersEachMessage(Gateway gateway) throws IOException {
        try (var echo = startEcho()) {
            var api = serveWebSocketEcho(gateway, echo);
            try (var client = WebSocketClient.connect(api.webSocketUri())) {
                client.send("a line");
                assertThat(new JsonObject(client.receive()).getString("body")).isEqualTo("a line");
            }
        }
    }

    private static Api serveWebSocketEcho(Gateway gateway, Echo echo) {
        var client = gateway.v2();
        String id = client.createApi(
                        CliInput.into(CreateApiRequest.builder(), file("api")).build())
                .apiId();
        var integration = client.createIntegration(CliInput.into(
                        CreateIntegrationRequest.builder().apiId(id),
                        file("integration").with("127.0.0.1:9000", echo.authority()))
                .build());
        var route = client.createRoute(CliInput.into(
                        CreateRouteRequest.builder().apiId(id).target("integrations/" + integration.integrationId()),
                        file("route"))
                .build());
        client.createRouteResponse(CliInput.into(
                        CreateRouteResponseRequest.builder().apiId(id).routeId(route.routeId()), file("route-response"))
                .build());
        var deployment = client.createDeployment(request -> request.apiId(id));
        client.createStage(request -> request.apiId(id).stageName("dev").deploymentId(deployment.deploymentId()));
        return gateway.served(id, "dev");
    }

    private static Document file(String name) {
        return Document.example("websocket-echo/" + name + ".json");
    }

    private static Echo startEcho() throws IOException {
        var echo = Echo.start();
        Await.until("the echo backend", Duration.ofSeconds(30), echo::isReady);
        return echo;
    }
}
