package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.explain.ExplainGrant;
import dev.sluice.contract.wire.Wire;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that ask how they came to their answer. */
class ExplainTest {

    private static final String SECRET = "Bearer abcdefghijklmnopqrstuvwxyz";

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
        int port = edge.serve(request -> {
            received.add(String.valueOf(request.headers()));
            request.response().putHeader("Content-Type", "text/plain").end("saw " + request.getHeader("Authorization"));
        });
        backend = "http://127.0.0.1:" + port + "/";
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void tellsOfEachStepAndOfTheBackendAndOfTheAnswer() throws Exception {
        MethodSetting cached = new MethodSetting(null, null, true, 60, null, null);
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("GET", "/pets/{id}", Apis.proxy(backend))
                        .method("POST", "/pets/{proxy+}", Apis.proxy(backend))
                        .settings(new StageSettings(Map.of(), true, Map.of("*/*", cached)))
                        .stage("a1", "dev"));

        JsonNode told = told("/a1/dev/pets/7?q=1");

        assertThat(told.at("/deployment/deploymentId").asText()).isEqualTo("d1");
        assertThat(told.at("/route/pathParameters/id").asText()).isEqualTo("7");
        assertThat(told.at("/route/candidates")).hasSize(2);
        assertThat(told.at("/steps").findValuesAsText("step")).containsExactly("cache read", "integrate");
        assertThat(told.at("/steps/0/facts/lookup").asText()).isEqualTo("miss");
        assertThat(told.at("/steps/1/backendCalls/0/uri").asText()).isEqualTo(backend + "?q=1");
        assertThat(told.at("/steps/1/backendCalls/0/status").asInt()).isEqualTo(200);
        assertThat(told.at("/answer/status").asInt()).isEqualTo(200);
        assertThat(told.at("/answer/body").asText()).startsWith("saw ");
    }

    @Test
    void tellsOfTemplatesInAndOut() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method(
                                "GET",
                                "/mock",
                                Apis.mock(
                                        "{\"statusCode\": 200}",
                                        Apis.response(
                                                "200",
                                                null,
                                                Map.of(),
                                                Map.of("application/json", "hi $context.stage"))))
                        .stage("a1", "dev"));

        JsonNode templates = told("/a1/dev/mock").at("/steps/0/templates");

        assertThat(templates).hasSize(2);
        assertThat(templates.at("/1/output").asText()).isEqualTo("hi dev");
        assertThat(templates.at("/1/context/resourcePath").asText()).isEqualTo("/mock");
    }

    @Test
    void tellsWhyAFaultIsOne() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().keyed("GET", "/pets", Apis.proxy(backend)).stage("a1", "dev"));

        JsonNode told = told("/a1/dev/pets");

        assertThat(told.at("/steps/0/outcome").asText()).isEqualTo("INVALID_API_KEY: no API key");
        assertThat(told.at("/fault/responseType").asText()).isEqualTo("INVALID_API_KEY");
        assertThat(told.at("/answer/status").asInt()).isEqualTo(403);
    }

    @Test
    void tellsWhatAPathCouldHaveMeantThatHasNoRoute() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("GET", "/pets/{id}", Apis.proxy(backend)).stage("a1", "dev"));

        JsonNode told = told("/a1/dev/pets/a/b");

        assertThat(told.at("/route/candidates")).isEmpty();
        assertThat(told.at("/fault/responseType").asText()).isEqualTo("MISSING_AUTHENTICATION_TOKEN");
    }

    @Test
    void showsNoCredentialAndHandsNoGrantOn() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("GET", "/pets", Apis.proxy(backend)).stage("a1", "dev"));

        String told = explained("/a1/dev/pets", grant("a1", "dev", 60)).body();

        assertThat(told).contains("saw ").doesNotContain("abcdefghijkl");
        assertThat(received).singleElement().asString().doesNotContainIgnoringCase(ExplainGrant.HEADER);
    }

    @Test
    void refusesAGrantOfAnotherStageOrTimeOrHand() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("GET", "/pets", Apis.proxy(backend)).stage("a1", "dev"));
        String good = grant("a1", "dev", 60);
        String forged = good.substring(0, good.length() - 3) + "AAA";

        for (String bad :
                List.of(grant("a1", "prod", 60), grant("a1", "dev", 0), forged, "nonsense", "v1.a1.dev.x.y")) {
            HttpResponse<String> response = explained("/a1/dev/pets", bad);
            assertThat(response.statusCode()).as(bad).isEqualTo(403);
            assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("InvalidSignatureException");
        }
        assertThat(received).isEmpty();
    }

    private JsonNode told(String path) throws Exception {
        HttpResponse<String> response = explained(path, grant("a1", "dev", 60));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return Wire.mapper().readTree(response.body());
    }

    private HttpResponse<String> explained(String path, String grant) throws Exception {
        return edge.get(path, ExplainGrant.HEADER, grant, "Authorization", SECRET);
    }

    private String grant(String apiId, String stage, long seconds) {
        return new ExplainGrant(apiId, stage, Instant.now().getEpochSecond() + seconds).signed(edge.token());
    }
}
