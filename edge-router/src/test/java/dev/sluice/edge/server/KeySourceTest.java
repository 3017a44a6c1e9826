package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An API whose key source is AUTHORIZER: the key is the one that the authorizer names, whatever the client sends. */
class KeySourceTest {

    private static final Authorizer AUTHORIZER =
            new Authorizer("z1", "auth", "TOKEN", List.of(), "arn:f", null, "method.request.header.Auth", null, null);

    @Test
    void admitsTheKeyThatTheAuthorizerNames() throws Exception {
        try (EdgeHarness edge = new EdgeHarness(KeySourceTest::auth)) {
            String backend = "http://127.0.0.1:"
                    + edge.serve(request -> request.response().end("in"));
            edge.apply(
                    "stage/a1/dev",
                    Apis.api()
                            .keyedByAuthorizer("GET", "/k", AUTHORIZER, Apis.proxy(backend))
                            .stage("a1", "dev"));
            edge.apply("apikey/k1", new ApiKeyConfig("k1", "named", true, null, null));
            edge.apply(
                    "usageplan/p1",
                    new UsagePlanConfig(
                            "p1", null, List.of(new PlanStage("a1", "dev", Map.of())), null, null, List.of("k1")));

            assertThat(edge.get("/a1/dev/k", "Auth", "named").statusCode()).isEqualTo(200);
            assertThat(edge.get("/a1/dev/k", "Auth", "unknown").statusCode()).isEqualTo(403);
            assertThat(edge.get("/a1/dev/k", "Auth", "none", "x-api-key", "named")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** Lets everyone in, and names the token as the API key. */
    private static void auth(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            String key = List.of("named", "unknown").stream()
                    .filter(body.toString()::contains)
                    .findFirst()
                    .orElse(null);
            AccessAnswer answer = new AccessAnswer.Allow("ann", Map.of(), 60, key);
            request.response()
                    .end(Buffer.buffer(Wire.mapper().valueToTree(answer).toString()));
        });
    }
}
