package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Functions;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A method behind a function that is asked, with the token, who may call. */
@OnSuite
class TokenAuthorizerIT {

    private final String function = "guard-" + UUID.randomUUID();

    @Test
    void letsThoseInWhomTheFunctionAllows(Gateway gateway, Functions functions) {
        var api = serve(gateway, functions, 300);

        callWith(api, "allow").statusCode(200).body("who", equalTo("ada"), "mood", equalTo("good"));

        var event = functions.eventsOf(function).element();
        assertThat(event.getString("type")).isEqualTo("TOKEN");
        assertThat(event.getString("authorizationToken")).isEqualTo("allow");
        assertThat(event.getString("methodArn"))
                .isEqualTo("arn:aws:execute-api:us-east-1:000000000000:" + api.id() + "/test/GET/me");
    }

    @Test
    void refusesThoseWhomTheFunctionDenies(Gateway gateway, Functions functions) {
        callWith(serve(gateway, functions, 300), "deny")
                .statusCode(403)
                .header("x-amzn-ErrorType", equalTo("AccessDeniedException"))
                .body(equalTo(
                        "{\"Message\":\"User is not authorized to access this resource with an explicit deny\"}"));
    }

    @Test
    void answersUnauthorizedWhenTheFunctionSaysSo(Gateway gateway, Functions functions) {
        callWith(serve(gateway, functions, 300), "who knows")
                .statusCode(401)
                .header("x-amzn-ErrorType", equalTo("UnauthorizedException"))
                .body(equalTo("{\"message\":\"Unauthorized\"}"));
    }

    @Test
    void doesNotAskTheFunctionWithoutAToken(Gateway gateway, Functions functions) {
        serve(gateway, functions, 300)
                .call()
                .get("/me")
                .then()
                .statusCode(401)
                .body(equalTo("{\"message\":\"Unauthorized\"}"));
        assertThat(functions.eventsOf(function)).isEmpty();
    }

    @Test
    void answersAServerErrorWhenTheFunctionFails(Gateway gateway, Functions functions) {
        callWith(serve(gateway, functions, 300), "fail").statusCode(500).body(equalTo("{\"message\":null}"));
    }

    @Test
    void asksTheFunctionOnceForAsLongAsItsAnswerLives(Gateway gateway, Functions functions) {
        var api = serve(gateway, functions, 300);

        callWith(api, "allow").statusCode(200);
        callWith(api, "allow").statusCode(200);
        assertThat(functions.eventsOf(function)).hasSize(1);
        callWith(api, "deny").statusCode(403);
        assertThat(functions.eventsOf(function)).hasSize(2);
    }

    @Test
    void asksTheFunctionEachTimeWhereNothingIsKept(Gateway gateway, Functions functions) {
        var api = serve(gateway, functions, 0);

        callWith(api, "allow").statusCode(200);
        callWith(api, "allow").statusCode(200);
        assertThat(functions.eventsOf(function)).hasSize(2);
    }

    private Api serve(Gateway gateway, Functions functions, int ttlSeconds) {
        functions.define(function, TokenAuthorizerIT::decide);
        return gateway.serve(Document.named("guarded.yaml")
                .with("guard-function", function)
                .with("authorizerResultTtlInSeconds: 300", "authorizerResultTtlInSeconds: " + ttlSeconds));
    }

    private static ValidatableResponse callWith(Api api, String token) {
        return api.call().header("Authorization", token).get("/me").then();
    }

    private static JsonObject decide(JsonObject event) {
        return switch (event.getString("authorizationToken")) {
            case "allow" -> policy("Allow", event.getString("methodArn"));
            case "deny" -> policy("Deny", event.getString("methodArn"));
            case "fail" -> throw new IllegalStateException("the function is broken");
            default -> throw new IllegalArgumentException("Unauthorized");
        };
    }

    private static JsonObject policy(String effect, String resource) {
        var statement = new JsonObject()
                .put("Action", "execute-api:Invoke")
                .put("Effect", effect)
                .put("Resource", resource);
        return new JsonObject()
                .put("principalId", "ada")
                .put(
                        "policyDocument",
                        new JsonObject().put("Version", "2012-10-17").put("Statement", new JsonArray().add(statement)))
                .put("context", new JsonObject().put("mood", "good"));
    }
}
