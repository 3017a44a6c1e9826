package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageSettings;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of an answer, and for whom. */
class CachingTest {

    private static final String TRACE = "X-Amzn-Trace-Id";

    private final AtomicInteger called = new AtomicInteger();
    private final Queue<String> askedOfOwner = new ConcurrentLinkedQueue<>();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::cacheService);
        int port = edge.serve(request -> request.response().end(called.incrementAndGet() + " " + request.query()));
        backend = "http://127.0.0.1:" + port + "/";
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private void cacheService(HttpServerRequest request) {
        askedOfOwner.add(request.method() + " " + request.path());
        request.response()
                .putHeader("X-Sluice-Epoch", "e1")
                .setStatusCode(request.method().name().equals("GET") ? 404 : 204)
                .end();
    }

    @Test
    void aRepeatedKeyParameterIsAnotherRequest() throws Exception {
        serve("HTTP_PROXY");

        assertThat(edge.get("/a1/dev/pets?q=evil&q=b").body()).isEqualTo("1 q=evil&q=b");
        assertThat(edge.get("/a1/dev/pets?q=b").body()).isEqualTo("2 q=b");
        assertThat(edge.get("/a1/dev/pets?q=evil,b").body()).isEqualTo("3 q=evil,b");
        assertThat(edge.get("/a1/dev/pets?q=b&other=1").body()).isEqualTo("2 q=b");
    }

    @Test
    void eachClientGetsItsOwnTrace() throws Exception {
        serve("HTTP");

        HttpResponse<String> first = edge.get("/a1/dev/pets", TRACE, "Root=1-5759e988-bd862e3fe1be46a994272793");
        HttpResponse<String> second = edge.get("/a1/dev/pets");

        assertThat(called).hasValue(1);
        assertThat(first.headers().firstValue(TRACE).orElse("")).contains("bd862e3fe1be46a994272793");
        assertThat(second.headers().firstValue(TRACE).orElse(""))
                .startsWith("Root=")
                .doesNotContain("bd862e3fe1be46a994272793");
    }

    @Test
    void aStageThatIsDeletedLeavesNoAnswerToTheNextOfItsName() throws Exception {
        serve("HTTP_PROXY");
        edge.get("/a1/dev/pets");

        edge.apply("stage/a1/dev", null);
        serve("HTTP_PROXY");

        assertThat(edge.get("/a1/dev/pets").body()).startsWith("2 ");
        assertThat(askedOfOwner).contains("DELETE /internal/cache/stages/a1/dev");
    }

    private void serve(String type) {
        Integration integration = new Integration(
                type,
                "GET",
                backend,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                "WHEN_NO_MATCH",
                null,
                29_000,
                "BUFFERED",
                null,
                List.of("method.request.querystring.q"),
                Map.of("200", Apis.response("200", null, Map.of(), Map.of())));
        MethodSetting cached = new MethodSetting(null, null, true, 60, null, null);
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("GET", "/pets", integration)
                        .settings(new StageSettings(Map.of(), true, Map.of("*/*", cached)))
                        .stage("a1", "dev"));
    }
}
