package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageSettings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP_PROXY in either responseTransferMode, with an answer of at most 1000 bytes where it is BUFFERED. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HttpTransferTest {

    private final CompletableFuture<HttpServerResponse> running = new CompletableFuture<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::cache, Map.of("SLUICE_RESPONSE_BODY_LIMIT", "1000"));
        backend = "http://127.0.0.1:" + edge.serve(this::answer);
        Apis api = Apis.api()
                .method("ANY", "/buffered/{proxy+}", Apis.proxy(backend + "/{proxy}", 500))
                .method("ANY", "/stream/{proxy+}", stream(10_000))
                .method("ANY", "/impatient/{proxy+}", stream(500));
        edge.apply("stage/a1/dev", api.stage("a1", "dev"));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private Integration stream(int timeoutMillis) {
        return Apis.stream(backend + "/{proxy}", timeoutMillis);
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        switch (String.valueOf(request.path())) {
            case "/chunked" -> response.setChunked(true).end("of no length");
            case "/many" -> response.setChunked(true).end("x".repeat(1_001));
            case "/long" -> response.putHeader("Content-Length", "1001").end("x".repeat(1_001));
            case "/empty" -> response.setStatusCode(204).end();
            case "/broken" ->
                response.setChunked(true)
                        .write("one")
                        .onSuccess(sent -> request.connection().close());
            case "/waiting" -> {
                response.setChunked(true).write("one");
                running.complete(response);
            }
            default -> response.end("of a length");
        }
    }

    /** cache-service, which has nothing and forgets nothing. */
    private void cache(HttpServerRequest request) {
        kept.put(String.valueOf(request.path()), request.method().name());
        request.response().setStatusCode(404).end();
    }

    @Test
    void aBufferedAnswerHasALength() throws Exception {
        HttpResponse<String> chunked = edge.get("/a1/dev/buffered/chunked");

        assertThat(chunked.body()).isEqualTo("of no length");
        assertThat(chunked.headers().firstValue("Content-Length")).hasValue("12");
        assertThat(edge.get("/a1/dev/buffered/x").headers().firstValue("Content-Length"))
                .hasValue("11");
        assertThat(edge.get("/a1/dev/buffered/empty").statusCode()).isEqualTo(204);
    }

    @Test
    void aBufferedAnswerHasALimit() throws Exception {
        for (String path : new String[] {"many", "long"}) {
            HttpResponse<String> answer = edge.get("/a1/dev/buffered/" + path);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"message\": \"Internal server error\"}");
        }
        HttpResponse<String> head =
                edge.send(edge.request("/a1/dev/buffered/long").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("1001");
    }

    @Test
    void aBufferedAnswerThatIsNotWholeIsAFault() throws Exception {
        assertThat(edge.get("/a1/dev/buffered/broken").statusCode()).isEqualTo(504);
        HttpResponse<String> late = edge.get("/a1/dev/buffered/waiting");
        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(late.body()).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aStreamedAnswerComesWhileItIsMade(HttpClient.Version version) throws Exception {
        HttpResponse<InputStream> answer =
                edge.open(edge.request("/a1/dev/stream/waiting").version(version));

        assertThat(answer.body().readNBytes(3)).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        running.get(10, TimeUnit.SECONDS).end("two"); // only now, that the first part has come
        assertThat(answer.body().readAllBytes()).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aStreamedAnswerHasNoLimit() throws Exception {
        assertThat(edge.get("/a1/dev/stream/many").body()).hasSize(1_001);
        assertThat(edge.get("/a1/dev/stream/long").body()).hasSize(1_001);
    }

    @Test
    void aStreamedAnswerThatBreaksOffNeverLooksWhole() throws Exception {
        String all = edge.raw("GET /_aws/execute-api/a1/dev/stream/broken HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(all).startsWith("HTTP/1.1 200").endsWith("3\r\none\r\n");
    }

    @Test
    void aStreamedAnswerHasToEndInTime() throws Exception {
        HttpResponse<InputStream> answer =
                edge.open(edge.request("/a1/dev/impatient/waiting").version(HttpClient.Version.HTTP_1_1));

        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    /** It may take a quarter of an hour, which this test does not. */
    @Test
    void aStreamedAnswerMayNotBeSilentForLong() throws Exception {
        try (EdgeHarness strict = new EdgeHarness(this::cache, Map.of("SLUICE_STREAM_IDLE_SECONDS", "1"))) {
            strict.apply(
                    "stage/a1/dev",
                    Apis.api().method("GET", "/{proxy+}", stream(900_000)).stage("a1", "dev"));

            HttpResponse<InputStream> answer =
                    strict.open(strict.request("/a1/dev/waiting").version(HttpClient.Version.HTTP_1_1));

            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aStreamedAnswerIsNeitherCompressedNorKept() throws Exception {
        MethodSetting cached = new MethodSetting(null, null, true, 60, null, null);
        Apis api = Apis.api()
                .compressedFrom(1)
                .settings(new StageSettings(Map.of(), true, Map.of(StageSettings.EVERY_METHOD, cached)))
                .method("GET", "/{proxy+}", stream(10_000));
        edge.apply("stage/a1/dev", api.stage("a1", "dev"));

        HttpResponse<String> answer = edge.get("/a1/dev/x", "Accept-Encoding", "gzip");

        assertThat(answer.body()).isEqualTo("of a length");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(kept).isEmpty();
    }
}
