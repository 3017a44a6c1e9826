package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.limit.Lease;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseQuestion;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.table.CompileException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeRouterTest {

    private final AtomicInteger backendCalls = new AtomicInteger();
    private final AtomicInteger decisions = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger(2);
    private final Map<String, byte[]> cached = new ConcurrentHashMap<>();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::owners);
        backend = "http://127.0.0.1:" + edge.serve(this::echo);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    /** What auth-service, rate-limit-service and cache-service would say. */
    private void owners(HttpServerRequest request) {
        assertThat(request.getHeader(Wire.CLUSTER_TOKEN)).isEqualTo("token");
        request.body().onSuccess(body -> {
            String path = request.path();
            if (path.startsWith("/internal/access/")) {
                decisions.incrementAndGet();
                AccessAnswer answer = body.toString().contains("good")
                        ? new AccessAnswer.Allow("ann", Map.of("team", "red"), 60)
                        : new AccessAnswer.Deny(AccessAnswer.Reason.EXPLICIT_DENY, 0);
                request.response()
                        .end(Buffer.buffer(Wire.mapper().valueToTree(answer).toString()));
            } else if (path.startsWith("/internal/limits/")) {
                LeaseQuestion question = Wire.read(body.getBytes(), LeaseQuestion.class);
                int granted = tokens.getAndDecrement() > 0 ? 1 : 0;
                Lease lease = new Lease(question.requests().getFirst().bucket(), granted, 60_000, 60_000);
                request.response().end(Buffer.buffer(Wire.write(new LeaseAnswer(List.of(lease)))));
            } else if (request.method() == HttpMethod.PUT) {
                cached.put(path, body.getBytes());
                request.response().setStatusCode(204).end();
            } else {
                byte[] entry = cached.get(path);
                request.response()
                        .setStatusCode(entry == null ? 404 : 200)
                        .end(Buffer.buffer(entry == null ? new byte[0] : entry));
            }
        });
    }

    /** A backend that says what it got. */
    private void echo(HttpServerRequest request) {
        backendCalls.incrementAndGet();
        if (request.path().startsWith("/silent")) {
            return;
        }
        request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(request.path().startsWith("/teapot") ? 418 : 200)
                        .putHeader("Content-Type", "text/plain")
                        .putHeader("Server", "backend")
                        .putHeader("X-Own", "kept")
                        .end(request.method() + " " + request.uri() + " agent=" + request.getHeader("User-Agent")
                                + " custom="
                                + request.getHeader("X-Custom") + " trace="
                                + (request.getHeader("X-Amzn-Trace-Id") != null)
                                + " body=" + body));
    }

    @Test
    void passesARequestOnAndTheAnswerBack() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("ANY", "/pets/{id}", Apis.proxy(backend + "/p/{id}"))
                        .stage("a1", "dev"));

        HttpResponse<String> answer = edge.send(edge.request("/a1/dev/pets/7?q=a%20b")
                .header("X-Custom", "1")
                .header("User-Agent", "me")
                .POST(BodyPublishers.ofString("hello")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("POST /p/7?q=a%20b agent=me custom=1 trace=true body=hello");
        assertThat(answer.headers().firstValue("x-amzn-Remapped-Server")).contains("backend");
        assertThat(answer.headers().firstValue("x-own")).contains("kept");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("x-amz-apigw-id").orElseThrow()).hasSize(16);
        assertThat(answer.headers().firstValue("X-Amzn-Trace-Id")).isEmpty();
    }

    @Test
    void answersAnUnknownApiAsForbidden() throws Exception {
        HttpResponse<String> answer = edge.get("/nope/dev/pets");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void mapsRequestAndResponseOfAnHttpIntegration() throws Exception {
        var http = Apis.http(
                backend + "/teapot",
                Map.of("application/json", "mapped $input.body"),
                Apis.response("200", null, Map.of(), Map.of()),
                Apis.response(
                        "409",
                        "4\\d{2}",
                        Map.of("method.response.header.X-From", "integration.response.header.X-Own"),
                        Map.of()));
        edge.apply("stage/a1/dev", Apis.api().method("POST", "/h", http).stage("a1", "dev"));

        HttpResponse<String> answer = edge.send(edge.request("/a1/dev/h")
                .header("Content-Type", "application/json")
                .header("X-Custom", "not forwarded")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).endsWith("agent=AmazonAPIGateway_a1 custom=null trace=true body=mapped {}");
        assertThat(answer.headers().firstValue("X-From")).contains("kept");
        assertThat(answer.headers().firstValue("X-Amzn-Trace-Id")).isPresent();
    }

    @Test
    void demandsAnApiKeyAndKeepsItsQuota() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().keyed("GET", "/k", Apis.proxy(backend + "/k")).stage("a1", "dev"));
        edge.apply("apikey/k1", new ApiKeyConfig("k1", "secret", true, null, null));
        edge.apply(
                "usageplan/p1",
                new UsagePlanConfig(
                        "p1",
                        null,
                        List.of(new PlanStage("a1", "dev", Map.of())),
                        null,
                        new Quota(2, 0, Quota.Period.DAY),
                        List.of("k1")));

        assertThat(edge.get("/a1/dev/k").body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(edge.get("/a1/dev/k", "x-api-key", "wrong").statusCode()).isEqualTo(403);
        assertThat(edge.get("/a1/dev/k", "x-api-key", "secret").statusCode()).isEqualTo(200);
        assertThat(edge.get("/a1/dev/k", "x-api-key", "secret").statusCode()).isEqualTo(200);
        HttpResponse<String> over = edge.get("/a1/dev/k", "x-api-key", "secret");
        assertThat(over.statusCode()).isEqualTo(429);
        assertThat(over.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
        assertThat(backendCalls).hasValue(2);
    }

    @Test
    void asksTheAuthorizerOnceAndKeepsItsDecision() throws Exception {
        Authorizer authorizer = new Authorizer(
                "z1", "auth", "TOKEN", List.of(), "arn:f", null, "method.request.header.Auth", null, null);
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .authorized("GET", "/s", authorizer, Apis.proxy(backend))
                        .stage("a1", "dev"));

        assertThat(edge.get("/a1/dev/s").body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(decisions).hasValue(0);
        assertThat(edge.get("/a1/dev/s", "Auth", "good").statusCode()).isEqualTo(200);
        assertThat(edge.get("/a1/dev/s", "Auth", "good").statusCode()).isEqualTo(200);
        assertThat(decisions).hasValue(1);
        HttpResponse<String> denied = edge.get("/a1/dev/s", "Auth", "bad");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body())
                .isEqualTo("{\"Message\":\"User is not authorized to access this resource with an explicit deny\"}");
    }

    @Test
    void answersAgainFromTheCache() throws Exception {
        StageSettings settings = new StageSettings(
                Map.of(),
                true,
                Map.of(StageSettings.EVERY_METHOD, new MethodSetting(null, null, true, 60, null, null)));
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .settings(settings)
                        .method("GET", "/c", Apis.proxy(backend + "/c"))
                        .stage("a1", "dev"));

        HttpResponse<String> first = edge.get("/a1/dev/c");
        HttpResponse<String> second = edge.get("/a1/dev/c");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("x-own")).contains("kept");
        assertThat(backendCalls).hasValue(1);
        assertThat(cached.values())
                .allSatisfy(entry ->
                        assertThat(Wire.read(entry, CacheEntry.class).status()).isEqualTo(200));
    }

    @Test
    void keepsTheLastGoodStageWhenOneDoesNotCompile() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("GET", "/ok", Apis.proxy(backend)).stage("a1", "dev"));

        assertThatThrownBy(() -> edge.apply(
                        "stage/a1/dev",
                        Apis.api().method("GET", "/bad", Apis.proxy("ftp://x")).stage("a1", "dev")))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("GET /bad");
        assertThat(edge.get("/a1/dev/ok").statusCode()).isEqualTo(200);
    }

    @Test
    void countsRequestsByStage() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("GET", "/ok", Apis.proxy(backend)).stage("a1", "dev"));
        edge.get("/a1/dev/ok");
        edge.get("/a1/dev/nothing");

        var requests = edge.registry()
                .get("sluice.requests")
                .tags("api", "a1", "stage", "dev")
                .counter();
        assertThat(requests.count()).isEqualTo(2);
    }
}
