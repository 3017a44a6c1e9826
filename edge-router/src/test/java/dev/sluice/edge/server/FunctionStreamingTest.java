package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.integration.EventFrames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AWS_PROXY whose answers are streamed. A case in src/test/resources/function-stream is what a function puts out, and the
 * answer that is made of it.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FunctionStreamingTest {

    private static final Path CASES = Path.of("src/test/resources/function-stream");
    private static final String ZEROS = "\0".repeat(8);

    private AwsStub aws;
    private EdgeHarness edge;
    private final CompletableFuture<HttpServerResponse> running = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        aws = new AwsStub();
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(), Map.of("SLUICE_LAMBDA_ENDPOINT", aws.url()));
        serve(29_000);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        aws.close();
    }

    private void serve(int timeoutMillis) {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("ANY", "/{proxy+}", AwsIntegration.stream("f").timingOutAfter(timeoutMillis))
                        .stage("a1", "dev"));
    }

    /** The function has put out this, and goes on when the test says so. */
    private void puts(String output) {
        aws.answers((request, seen) -> {
            request.response().setChunked(true).write(EventFrames.chunk(output));
            running.complete(request.response());
        });
    }

    private HttpServerResponse function() throws Exception {
        return running.get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<InputStream> open(HttpClient.Version version) throws Exception {
        return edge.open(edge.request("/a1/dev/x").version(version));
    }

    static Stream<Path> cases() throws IOException {
        return Files.list(CASES).sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheFunctionSays(Path file) throws Exception {
        JsonNode known = Wire.mapper().readTree(file.toFile());
        Buffer said = Buffer.buffer();
        known.get("output").forEach(part -> said.appendBuffer(EventFrames.chunk(part.asText())));
        said.appendBuffer(EventFrames.complete(
                known.path("complete").isMissingNode()
                        ? "{}"
                        : known.get("complete").toString()));
        aws.answers((request, seen) -> request.response().end(said));

        HttpResponse<String> answer = edge.get("/a1/dev/x");

        assertThat(answer.statusCode()).isEqualTo(known.get("status").asInt());
        assertThat(answer.body()).isEqualTo(known.get("body").asText());
        known.path("headers")
                .properties()
                .forEach(header -> assertThat(String.join("|", answer.headers().allValues(header.getKey())))
                        .as(header.getKey())
                        .isEqualTo(header.getValue().asText()));
    }

    @Test
    void givesTheFunctionTheSameEventByTheStreamingApi() throws Exception {
        aws.answers((request, seen) ->
                request.response().end(EventFrames.chunk("{}" + ZEROS).appendBuffer(EventFrames.complete())));

        HttpResponse<String> answer = edge.get("/a1/dev/x?q=1");

        assertThat(answer.headers().firstValue("X-Amzn-Trace-Id")).isPresent();
        assertThat(aws.last().path()).isEqualTo("/2021-11-15/functions/f/response-streaming-invocations");
        JsonNode event = Wire.mapper().readTree(aws.last().body().getBytes());
        assertThat(event.at("/queryStringParameters/q").asText()).isEqualTo("1");
        assertThat(event.get("path").asText()).isEqualTo("/x");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void answersPartsWhileTheFunctionMakesThem(HttpClient.Version version) throws Exception {
        puts("{\"statusCode\": 206}" + ZEROS);

        HttpResponse<InputStream> answer = open(version); // the head comes before any content is made
        assertThat(answer.statusCode()).isEqualTo(206);
        for (String part : List.of("one", "two")) {
            function().write(EventFrames.chunk(part)); // only now, that the part before has come
            assertThat(new String(answer.body().readNBytes(3), StandardCharsets.UTF_8))
                    .isEqualTo(part);
        }
        function().end(EventFrames.complete());
        assertThat(answer.body().readAllBytes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void breaksOffWhereTheFunctionFailsOnTheWay(HttpClient.Version version) throws Exception {
        puts("{}" + ZEROS + "one");

        HttpResponse<InputStream> answer = open(version);
        assertThat(answer.body().readNBytes(3)).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        function().end(EventFrames.complete("{\"ErrorCode\": \"Unhandled\", \"ErrorDetails\": \"{}\"}"));

        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void neverClosesAnAnswerAsIfItWereWhole() throws Exception {
        aws.answers((request, seen) -> request.response().end(EventFrames.chunk("{}" + ZEROS + "one")));

        String all = edge.raw("GET /_aws/execute-api/a1/dev/x HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(all).startsWith("HTTP/1.1 200").endsWith("3\r\none\r\n");
    }

    @Test
    void carriesMoreThanAnyBufferHolds() throws Exception {
        byte[] part = "0123456789abcdef".repeat(4_096).getBytes(StandardCharsets.UTF_8);
        int parts = 256; // 16 MiB
        aws.answers((request, seen) -> {
            Buffer all = EventFrames.chunk("{}" + ZEROS);
            for (int i = 0; i < parts; i++) {
                all.appendBuffer(EventFrames.chunk(Buffer.buffer(part)));
            }
            request.response().end(all.appendBuffer(EventFrames.complete()));
        });

        assertThat(edge.bytes(edge.request("/a1/dev/x")).body()).hasSize(parts * part.length);
    }

    @Test
    void answersNoSuchFunctionAsAnInternalError() throws Exception {
        aws.answers(404, "application/json", "{\"Message\": \"Function not found\"}");

        HttpResponse<String> answer = edge.get("/a1/dev/x");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    }

    @Test
    void timesOutBeforeTheMetadataAsAFault() throws Exception {
        serve(200);
        puts("{\"statusCode\"");

        HttpResponse<String> answer = edge.get("/a1/dev/x");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
    }

    /** It may take a quarter of an hour, which this test does not. */
    @Test
    void mayNotBeSilentForLong() throws Exception {
        puts("{\"statusCode\"");
        try (EdgeHarness strict = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(),
                Map.of("SLUICE_LAMBDA_ENDPOINT", aws.url(), "SLUICE_STREAM_IDLE_SECONDS", "1"))) {
            Integration patient = AwsIntegration.stream("f").timingOutAfter(900_000);
            strict.apply("stage/a1/dev", Apis.api().method("GET", "/x", patient).stage("a1", "dev"));

            assertThat(strict.get("/a1/dev/x").statusCode()).isEqualTo(504);
        }
    }

    @Test
    void timesOutAfterTheMetadataByBreakingOff() throws Exception {
        serve(500);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        aws.answers((request, seen) -> {
            request.response().closeHandler(gone -> closed.complete(null));
            request.response().setChunked(true).write(EventFrames.chunk("{}" + ZEROS + "one"));
        });

        HttpResponse<InputStream> answer = open(HttpClient.Version.HTTP_1_1);

        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        closed.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"statusCode\"", "{}\0\0\0\0\0\0\0\0one"})
    void givesTheFunctionUpOnceTheClientIsGone(String output) throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        aws.answers((request, seen) -> {
            request.response().closeHandler(gone -> closed.complete(null));
            request.response().setChunked(true).write(EventFrames.chunk(output));
            running.complete(request.response());
        });

        try (Socket client = new Socket("127.0.0.1", edge.port())) {
            client.getOutputStream()
                    .write("GET /_aws/execute-api/a1/dev/x HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            function();
        }

        closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void refusesAFunctionThatIsNotCalledAsItsModeSays() throws Exception {
        Integration whole = AwsIntegration.proxy("f").transferring("STREAM");
        Integration streamed = AwsIntegration.stream("f").transferring("BUFFERED");
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("GET", "/whole", whole)
                        .method("GET", "/streamed", streamed)
                        .stage("a1", "dev"));

        assertThat(edge.get("/a1/dev/whole").statusCode()).isEqualTo(500);
        assertThat(edge.get("/a1/dev/streamed").statusCode()).isEqualTo(500);
        assertThat(aws.asked()).isEmpty();
    }
}
