package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.api.Integration;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two APIs on one event loop, of which one takes all that it can get. */
@Timeout(120)
class NeighbourTest {

    private static final String LONG =
            "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])#end#end#end";
    private static final int MEBIBYTE = 1024 * 1024;

    private final BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(),
                Map.of(
                        "SLUICE_BODY_MEMORY_MIB", "4",
                        "SLUICE_WORK_THREADS", "1",
                        "SLUICE_BACKEND_CONNECTIONS", "2"));
        backend = "http://127.0.0.1:" + edge.serve(request -> request.body().onSuccess(body -> answered(request)));
    }

    /** Where a path ends in /held, the test answers. */
    private void answered(HttpServerRequest request) {
        if (request.path().endsWith("/held")) {
            held.add(request);
        } else {
            request.response().end("answered");
        }
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private static Integration mock(String template) {
        return Apis.mock(
                "{\"statusCode\":200}", Apis.response("200", null, Map.of(), Map.of("application/json", template)));
    }

    private List<CompletableFuture<HttpResponse<String>>> many(int times, HttpRequest.Builder request) {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(edge.sending(request));
        }
        return all;
    }

    @Test
    void aTemplateThatTakesLongHoldsUpNobodyElse() throws Exception {
        edge.apply("stage/bad/dev", Apis.api().method("GET", "/x", mock(LONG)).stage("bad", "dev"));
        edge.apply(
                "stage/good/dev", Apis.api().method("GET", "/x", mock("fine")).stage("good", "dev"));

        var waiting = many(6, edge.request("/bad/dev/x"));
        for (int i = 0; i < 20; i++) {
            assertThat(edge.get("/good/dev/x").body()).isEqualTo("fine");
        }

        // Each takes half a second of the one thread for such work; a loop that they held would have been free by now
        // only after all.
        assertThat(waiting).anyMatch(each -> !each.isDone());
        for (var each : waiting) {
            assertThat(each.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void workOfOneApiThatWaitsIsDoneAfterOnePieceOfAnother() throws Exception {
        String large = "x".repeat(100_000);
        edge.apply("stage/bad/dev", Apis.api().method("GET", "/x", mock(LONG)).stage("bad", "dev"));
        edge.apply(
                "stage/good/dev",
                Apis.api()
                        .method(
                                "POST",
                                "/x",
                                Apis.mock(
                                        "{\"statusCode\":200,\"n\":\"$input.body.length()\"}",
                                        Apis.response("200", null, Map.of(), Map.of())))
                        .stage("good", "dev"));

        var waiting = many(6, edge.request("/bad/dev/x"));
        var answer = edge.send(edge.request("/good/dev/x").POST(BodyPublishers.ofString(large)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(waiting).anyMatch(each -> !each.isDone());
        for (var each : waiting) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoHoldsHalfOfTheMemoryForBodiesIsTurnedAwayAlone() throws Exception {
        var post = Apis.api()
                .method(
                        "POST",
                        "/{proxy+}",
                        Apis.http(backend + "/{proxy}", Map.of(), Apis.response("200", null, Map.of(), Map.of())));
        edge.apply("stage/bad/dev", post.stage("bad", "dev"));
        edge.apply("stage/good/dev", post.stage("good", "dev"));
        byte[] large = new byte[MEBIBYTE * 3 / 4];

        // Each is held twice: as it came, and as it is sent.
        var one = edge.sending(edge.request("/bad/dev/held").POST(BodyPublishers.ofByteArray(large)));
        HttpServerRequest first = held.poll(20, TimeUnit.SECONDS);
        var refused = edge.send(edge.request("/bad/dev/x").POST(BodyPublishers.ofByteArray(large)));
        var other = edge.send(edge.request("/good/dev/x").POST(BodyPublishers.ofByteArray(large)));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(other.body()).isEqualTo("answered");
        first.response().end("at last");
        assertThat(one.get(20, TimeUnit.SECONDS).body()).isEqualTo("at last");
        assertThat(edge.send(edge.request("/bad/dev/x").POST(BodyPublishers.ofByteArray(large)))
                        .body())
                .isEqualTo("answered");
        assertThat(edge.heldBytes()).isZero();
    }

    @Test
    void whoWaitsForASlowBackendTakesNoConnectionOfAnotherApi() throws Exception {
        var proxied = Apis.api().method("GET", "/{proxy+}", Apis.proxy(backend + "/{proxy}"));
        edge.apply("stage/bad/dev", proxied.stage("bad", "dev"));
        edge.apply("stage/good/dev", proxied.stage("good", "dev"));

        // Two connections, and four times as many calls that wait.
        var slow = many(11, edge.request("/bad/dev/held"));
        CompletableFuture<?> turnedAway = CompletableFuture.anyOf(slow.toArray(CompletableFuture[]::new));

        assertThat(((HttpResponse<?>) turnedAway.get(20, TimeUnit.SECONDS)).statusCode())
                .isEqualTo(429);
        assertThat(edge.get("/good/dev/x").body()).isEqualTo("answered");
        while (!slow.stream().allMatch(CompletableFuture::isDone)) {
            HttpServerRequest next = held.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.response().end("at last");
            }
        }
        assertThat(slow).filteredOn(each -> each.join().statusCode() == 200).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void aHeadIsLimitedAsAWhole() throws Exception {
        edge.apply(
                "stage/good/dev", Apis.api().method("GET", "/x", mock("fine")).stage("good", "dev"));
        String path = "/_aws/execute-api/good/dev/x?q=" + "a".repeat(5_000);

        assertThat(head(path, 5_000)).endsWith("fine");
        assertThat(head(path, 5_300))
                .startsWith("HTTP/1.1 431")
                .endsWith("{\"message\":\"Request Header Fields Too Large\"}");
        assertThat(head("/" + "a".repeat(11_000), 10)).startsWith("HTTP/1.0 431");
        assertThat(head("/", 50_000)).matches("(?s)HTTP/1.[01] 431 .*").contains("x-amzn-RequestId");
    }

    private String head(String path, int header) throws Exception {
        return edge.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-A: "
                + "b".repeat(header) + "\r\n\r\n");
    }
}
