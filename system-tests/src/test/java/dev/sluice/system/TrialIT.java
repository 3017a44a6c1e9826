package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import dev.sluice.system.world.Functions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.TestInvokeAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;

/** Methods and authorizers tried out before anything of their API is deployed. */
@OnSuite
class TrialIT {

    private static final String TOKEN = "Bearer abcdefghijklmnopqrstuvwxyz";

    private final String function = "gate-" + UUID.randomUUID();

    @Test
    void answersFromAMockWithoutADeploymentOrAKey(Gateway gateway) {
        String api = gateway.importApi(Document.named("tried.yaml"));

        TestInvokeMethodResponse told = gateway.rest()
                .testInvokeMethod(r -> r.restApiId(api)
                        .resourceId(resource(gateway, api, "/mock/{id}"))
                        .httpMethod("GET")
                        .pathWithQueryString("/mock/7?q=1")
                        .stageVariables(Map.of("colour", "blue")));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).isEqualTo("{\"id\": \"7\", \"colour\": \"blue\", \"stage\": \"test-invoke-stage\"}");
        assertThat(told.headers()).isEqualTo(Map.of("Content-Type", "application/json"));
        assertThat(told.multiValueHeaders()).isEqualTo(Map.of("Content-Type", List.of("application/json")));
        assertThat(told.latency()).isNotNegative();
        assertThat(told.log())
                .startsWith("Execution log for request ")
                .contains(
                        " : HTTP Method: GET, Resource Path: /mock/7\n",
                        " : Method request path: {id=7}\n",
                        " : Method request query string: {q=1}\n",
                        " : Successfully completed execution\n")
                .endsWith(" : Method completed with status: 200\n");
    }

    @Test
    void tellsWhatPassesToABackendButNoCredential(Gateway gateway, Backend backend) {
        String api = gateway.importApi(Document.named("tried.yaml").with(backend));

        TestInvokeMethodResponse told = gateway.rest()
                .testInvokeMethod(r -> r.restApiId(api)
                        .resourceId(resource(gateway, api, "/backend"))
                        .httpMethod("POST")
                        .headers(Map.of("Authorization", TOKEN))
                        .body("{\"a\": 1}"));

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.headers()).containsEntry("X-Said", "echo").containsKey("X-Amzn-Trace-Id");
        assertThat(backend.only().body()).isEqualTo("{\"wrapped\": {\"a\": 1}}");
        assertThat(backend.only().headers().get("Authorization")).isEqualTo(TOKEN);
        assertThat(told.log())
                .contains(
                        " : Method request body before transformations: {\"a\": 1}\n",
                        " : Endpoint request URI: http://" + backend.authority() + "/items\n",
                        " : Endpoint request body after transformations: {\"wrapped\": {\"a\": 1}}\n",
                        " : Received response. Status: 200, Integration latency: ",
                        " : Method response headers: {")
                .contains("Authorization=***************************uvwxyz")
                .doesNotContain("abcdef");
    }

    @Test
    void tellsWhatIsWrongWithAMethod(Gateway gateway) {
        String api = gateway.importApi(Document.named("tried.yaml"));

        TestInvokeMethodResponse broken = gateway.rest()
                .testInvokeMethod(r -> r.restApiId(api)
                        .resourceId(resource(gateway, api, "/broken"))
                        .httpMethod("GET"));
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).isEqualTo("{\"message\": \"Internal server error\"}");
        assertThat(broken.headers()).containsEntry("x-amzn-ErrorType", "InternalServerErrorException");
        assertThat(broken.log())
                .contains(" : Execution failed due to configuration error: ")
                .endsWith(" : Method completed with status: 500\n");

        TestInvokeMethodResponse bad = gateway.rest()
                .testInvokeMethod(r -> r.restApiId(api)
                        .resourceId(resource(gateway, api, "/mock/{id}"))
                        .httpMethod("GET")
                        .pathWithQueryString("/mock/7"));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body()).isEqualTo("{\"message\": \"Missing required request parameters: [q]\"}");
    }

    @Test
    void knowsNothingThatIsNotThere(Gateway gateway) {
        String api = gateway.importApi(Document.named("tried.yaml"));
        String broken = resource(gateway, api, "/broken");

        assertThatThrownBy(() -> gateway.rest()
                        .testInvokeMethod(
                                r -> r.restApiId(api).resourceId("none").httpMethod("GET")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Resource identifier specified");
        assertThatThrownBy(() -> gateway.rest()
                        .testInvokeMethod(
                                r -> r.restApiId(api).resourceId(broken).httpMethod("PUT")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Method identifier specified");
        assertThatThrownBy(() -> gateway.rest()
                        .testInvokeAuthorizer(r -> r.restApiId(api).authorizerId("none")))
                .isInstanceOf(ApiGatewayException.class)
                .hasMessageContaining("Invalid Authorizer identifier specified");
    }

    @Test
    void triesAnAuthorizerOut(Gateway gateway, Functions functions) {
        functions.define(
                function, event -> policy(event.getJsonObject("headers").getString("Who"), "*"));
        String api = gateway.importApi(Document.named("tried.yaml").with("gate-function", function));
        Authorizer gate =
                gateway.rest().getAuthorizers(r -> r.restApiId(api)).items().getFirst();

        TestInvokeAuthorizerResponse told = gateway.rest()
                .testInvokeAuthorizer(r -> r.restApiId(api)
                        .authorizerId(gate.id())
                        .headers(Map.of("Who", "ada"))
                        .pathWithQueryString("/?tenant=a"));

        assertThat(told.clientStatus()).isZero();
        assertThat(told.principalId()).isEqualTo("ada");
        assertThat(new JsonObject(told.policy()).getString("Version")).isEqualTo("2012-10-17");
        assertThat(told.log()).endsWith(" : Successfully completed authorizer execution\n");
        assertThat(gateway.rest()
                        .testInvokeAuthorizer(
                                r -> r.restApiId(api).authorizerId(gate.id()).headers(Map.of("Who", "ada")))
                        .clientStatus())
                .isEqualTo(401);
        assertThat(functions.eventsOf(function)).hasSize(1);
    }

    @Test
    void showsADeployedAuthorizerTheWholeRequest(Gateway gateway, Functions functions) {
        functions.define(
                function,
                event -> policy(event.getJsonObject("headers").getString("Who"), event.getString("methodArn")));
        Api api = gateway.serve(Document.named("tried.yaml").with("gate-function", function));

        api.call()
                .header("Who", "ada")
                .get("/shown?tenant=a")
                .then()
                .statusCode(200)
                .body("who", equalTo("ada"));
        api.call().header("Who", "ada").get("/shown?tenant=a").then().statusCode(200);
        assertThat(functions.eventsOf(function)).hasSize(1);
        JsonObject event = functions.eventsOf(function).element();
        assertThat(event.getString("type")).isEqualTo("REQUEST");
        assertThat(event.getString("path")).isEqualTo("/shown");
        assertThat(event.getJsonObject("multiValueQueryStringParameters"))
                .isEqualTo(new JsonObject().put("tenant", new JsonArray().add("a")));
        assertThat(event.getJsonObject("requestContext").getString("stage")).isEqualTo("test");

        api.call().header("Who", "ada").get("/shown?tenant=b").then().statusCode(200);
        assertThat(functions.eventsOf(function)).hasSize(2);
        api.call().header("Who", "ada").get("/shown").then().statusCode(401);
        assertThat(functions.eventsOf(function)).hasSize(2);
    }

    private static String resource(Gateway gateway, String api, String path) {
        return gateway.rest().getResources(r -> r.restApiId(api).limit(500)).items().stream()
                .filter(resource -> resource.path().equals(path))
                .map(Resource::id)
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject policy(String who, String resource) {
        JsonObject statement = new JsonObject()
                .put("Action", "execute-api:Invoke")
                .put("Effect", "Allow")
                .put("Resource", resource);
        return new JsonObject()
                .put("principalId", who)
                .put(
                        "policyDocument",
                        new JsonObject().put("Version", "2012-10-17").put("Statement", new JsonArray().add(statement)));
    }
}
