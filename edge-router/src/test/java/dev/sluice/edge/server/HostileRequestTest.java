package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, there is an answer, and nothing is reached that was not let through. */
@Timeout(30)
class HostileRequestTest {

    private final AtomicInteger backendCalls = new AtomicInteger();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
        backend = "http://127.0.0.1:" + edge.serve(this::echo);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private void echo(HttpServerRequest request) {
        backendCalls.incrementAndGet();
        request.body().onSuccess(body -> request.response().end(request.uri() + " " + body));
    }

    private String get(String path) throws Exception {
        return edge.raw("GET /_aws/execute-api" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static Integration mock(Map<String, String> headers, String template) {
        return Apis.mock(
                "{\"statusCode\":200}", Apis.response("200", null, headers, Map.of("application/json", template)));
    }

    @Test
    void aHeaderWithALineBreakIsAnswered500() throws Exception {
        var headers = Map.of("method.response.header.X-Said", "context.identity.userAgent");
        var split = Map.of("method.response.header.X-Said", "'a\r\nX-Injected: b'");
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("GET", "/agent", mock(headers, "fine"))
                        .method("GET", "/split", mock(split, "not sent"))
                        .stage("a1", "dev"));

        assertThat(get("/a1/dev/agent")).endsWith("fine");
        assertThat(get("/a1/dev/split"))
                .startsWith("HTTP/1.1 500")
                .doesNotContain("X-Injected")
                .endsWith("{\"message\": \"Internal server error\"}");
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 200", "99, 200", "101, 500", "600, 200", "70000, 200"})
    void aStatusThatHttpDoesNotHaveIsNoAnswers(String overridden, String answered) throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method(
                                "GET",
                                "/s",
                                mock(Map.of(), "#set($context.responseOverride.status = " + overridden + ")x"))
                        .stage("a1", "dev"));

        assertThat(get("/a1/dev/s")).startsWith("HTTP/1.1 " + answered);
    }

    @ParameterizedTest
    @CsvSource({"?x=%zz, %zz", "?x=%, %", "?x=a%20b%2, a%20b%2", "?x=a+b, a b", "?&&=&x=1, 1"})
    void aQueryThatCannotBeDecodedIsTakenAsItIs(String query, String value) throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("GET", "/q", mock(Map.of(), "$input.params('x')"))
                        .gatewayResponse("DEFAULT_4XX", null, "no $method.request.querystring.x")
                        .stage("a1", "dev"));

        assertThat(get("/a1/dev/q" + query)).endsWith(value);
        assertThat(get("/a1/dev/none" + query)).startsWith("HTTP/1.1 403").endsWith("no " + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/public/../admin", "/public/..", "/public/%2e%2E/admin", "/public/./x", "/public/.%2e/admin"})
    void noPathClimbsOutOfItsRoute(String path) throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method("ANY", "/public/{proxy+}", Apis.proxy(backend + "/{proxy}"))
                        .stage("a1", "dev"));

        assertThat(get("/a1/dev" + path)).startsWith("HTTP/1.1 403");
        assertThat(backendCalls).hasValue(0);
        assertThat(get("/a1/dev/public/..x/y.z/...")).endsWith("/..x/y.z/... ");
    }

    @Test
    void aBodyThatNobodySignedIsNotReadForAConnection() throws Exception {
        edge.apply("stage/ws/dev", new StageConfig("ws", "dev", "d1", StageSettings.NONE, null, Apis.webSocket()));

        for (String id : new String[] {"L0SM9cOFvHcCIhw=", "%zz", "nothing", "..%2f..%2f"}) {
            String answer = edge.raw("POST /_aws/execute-api/ws/dev/@connections/" + id
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n\r\nabcd");
            assertThat(answer).startsWith("HTTP/1.1 403").contains("MissingAuthenticationToken");
        }
    }

    @Test
    void aBodyOverHttp2NeedsNoLength() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("POST", "/p", Apis.proxy(backend + "/p")).stage("a1", "dev"));
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<String> answer = http2.send(
                edge.request("/a1/dev/p")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("streamed")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("/p streamed");
        http2.close();
    }

    @Test
    void aGatewayResponseThatWouldBeHugeIsTheFaultsOwn() throws Exception {
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .gatewayResponse("DEFAULT_4XX", null, "$method.request.header.X-Long".repeat(10_000))
                        .method("GET", "/p", Apis.proxy(backend + "/p"))
                        .stage("a1", "dev"));

        assertThat(edge.get("/a1/dev/none", "X-Long", "a".repeat(10)).body()).isEqualTo("a".repeat(100_000));
        assertThat(edge.get("/a1/dev/none", "X-Long", "a".repeat(8_000)).body())
                .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void aBodyThatIsMappedToManyHeadersIsNotSent() throws Exception {
        String many = "#foreach($i in [1..100])#set($context.requestOverride.header[\"h$i\"] = $input.body)#end";
        var headers = IntStream.range(0, 100)
                .mapToObj(i -> "method.response.header.H" + i)
                .collect(Collectors.toMap(name -> name, name -> "integration.response.body"));
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .method(
                                "POST",
                                "/request",
                                Apis.http(
                                        backend + "/",
                                        Map.of("text/plain", many),
                                        Apis.response("200", null, Map.of(), Map.of())))
                        .method(
                                "POST",
                                "/response",
                                Apis.http(backend + "/", Map.of(), Apis.response("200", null, headers, Map.of())))
                        .stage("a1", "dev"));

        assertThat(posted("/a1/dev/request", 20)).startsWith("HTTP/1.1 200");
        assertThat(backendCalls).hasValue(1);
        assertThat(posted("/a1/dev/request", 10_000)).startsWith("HTTP/1.1 500");
        assertThat(backendCalls).hasValue(1);
        assertThat(posted("/a1/dev/response", 20)).startsWith("HTTP/1.1 200");
        assertThat(posted("/a1/dev/response", 10_000))
                .startsWith("HTTP/1.1 500")
                .hasSizeLessThan(1_000);
    }

    private String posted(String path, int size) throws Exception {
        return edge.raw("POST /_aws/execute-api" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: text/plain\r\nContent-Length: " + size + "\r\n\r\n" + "a".repeat(size));
    }

    @Test
    void aThrottleOfWhichHalfIsSetIsOne() throws Exception {
        var half = new MethodSetting(0.0, null, null, null, null, null);
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .settings(new StageSettings(Map.of(), false, Map.of(StageSettings.EVERY_METHOD, half)))
                        .method("GET", "/q", mock(Map.of(), "x"))
                        .stage("a1", "dev"));

        assertThat(get("/a1/dev/q")).startsWith("HTTP/1.1 429");
    }
}
