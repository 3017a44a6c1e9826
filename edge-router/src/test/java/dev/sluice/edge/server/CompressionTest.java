package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.api.Integration;
import dev.sluice.edge.exchange.ContentCoding;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads compressed by the client, and for it. */
class CompressionTest {

    private static final String LONG = "a long text, ".repeat(100);
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
        backend = "http://127.0.0.1:"
                + edge.serve(request -> request.body().onSuccess(body -> {
                    if (request.path().equals("/coded")) {
                        request.response().putHeader("Content-Encoding", "br");
                    }
                    request.response().setChunked(true).end(body.length() == 0 ? Buffer.buffer(LONG) : body);
                }));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private void deploy(Apis api) {
        edge.apply(
                "stage/a1/dev",
                api.method("POST", "/echo", echo())
                        .method("GET", "/proxy", Apis.proxy(backend + "/"))
                        .method("POST", "/proxy", Apis.proxy(backend + "/"))
                        .method("GET", "/coded", Apis.proxy(backend + "/coded"))
                        .stage("a1", "dev"));
    }

    private Integration echo() {
        return Apis.http(
                backend + "/",
                Map.of("application/json", "[$input.path('$.a')]"),
                Apis.response("200", null, Map.of(), Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void mapsACompressedBodyAsIfItWerePlain(ContentCoding coding) throws Exception {
        deploy(Apis.api());
        byte[] sent = coding.encode(Buffer.buffer("{\"a\": \"b\"}")).getBytes();

        HttpResponse<String> answer = edge.send(edge.request("/a1/dev/echo")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding.token())
                .POST(BodyPublishers.ofByteArray(sent)));

        assertThat(answer.body()).isEqualTo("[b]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "deflate", "nonsense"})
    void refusesWhatItCannotDecompress(String coding) throws Exception {
        deploy(Apis.api());

        HttpResponse<String> answer = edge.send(edge.request("/a1/dev/echo")
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofString("{\"a\": \"b\"}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Unsupported Media Type");
    }

    @Test
    void decompressesNoMoreThanABodyMayHave() throws Exception {
        deploy(Apis.api());
        byte[] bomb = ContentCoding.GZIP
                .encode(Buffer.buffer(new byte[20 * 1024 * 1024]))
                .getBytes();

        HttpResponse<String> answer = edge.send(
                edge.request("/a1/dev/echo").header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(bomb)));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, GZIP",
        "'deflate, gzip;q=0.5', DEFLATE",
        "'br, GZIP', GZIP",
        "*, IDENTITY",
        "gzip;q=0, IDENTITY",
        "br, IDENTITY"
    })
    void compressesForWhoNamesACoding(String accepted, ContentCoding coding) throws Exception {
        deploy(Apis.api().compressedFrom(1_000));

        HttpResponse<byte[]> answer = edge.bytes(edge.request("/a1/dev/proxy").header("Accept-Encoding", accepted));

        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo(coding.token());
        assertThat(coding.decode(Buffer.buffer(answer.body()), 10_000)).hasToString(LONG);
    }

    @Test
    void leavesWhatIsSmallOrCodedOrOfAnApiThatDoesNotCompress() throws Exception {
        deploy(Apis.api().compressedFrom(LONG.length() + 1));
        assertThat(edge.get("/a1/dev/proxy", "Accept-Encoding", "gzip").body()).isEqualTo(LONG);

        deploy(Apis.api().compressedFrom(0));
        HttpResponse<String> coded = edge.get("/a1/dev/coded", "Accept-Encoding", "gzip");
        assertThat(coded.headers().allValues("Content-Encoding")).containsExactly("br");
        assertThat(coded.body()).isEqualTo(LONG);

        deploy(Apis.api());
        assertThat(edge.get("/a1/dev/proxy", "Accept-Encoding", "gzip").body()).isEqualTo(LONG);
    }

    @Test
    void aProxyPassesABodyOnAsItCame() throws Exception {
        deploy(Apis.api());
        byte[] sent = ContentCoding.GZIP.encode(Buffer.buffer("plain")).getBytes();

        HttpResponse<byte[]> answer = edge.bytes(edge.request("/a1/dev/proxy")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(sent)));

        assertThat(answer.body()).isEqualTo(sent);
    }
}
