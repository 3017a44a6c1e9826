package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS_PROXY. A case in src/test/resources/function-proxy is a result and the answer that is made of it. */
class FunctionProxyTest {

    private static final Path CASES = Path.of("src/test/resources/function-proxy");
    private static final String ERROR = "{\"message\": \"Internal server error\"}";

    private AwsStub aws;
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        aws = new AwsStub();
        edge = new EdgeHarness(
                request -> request.response()
                        .end(Buffer.buffer(Wire.mapper()
                                .valueToTree((AccessAnswer) new AccessAnswer.Allow("ann", Map.of("team", "red"), 60))
                                .toString())),
                Map.of("SLUICE_LAMBDA_ENDPOINT", aws.url()));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        aws.close();
    }

    private void serve(Apis api) {
        edge.apply("stage/a1/dev", api.stage("a1", "dev"));
    }

    private static Apis function() {
        return Apis.api().method("ANY", "/{proxy+}", AwsIntegration.proxy("f").made());
    }

    private JsonNode event() throws Exception {
        return Wire.mapper().readTree(aws.last().body().getBytes());
    }

    @Test
    void givesTheFunctionTheWholeRequest() throws Exception {
        aws.answers(200, "application/json", "{\"statusCode\": 204}");
        serve(function().settings(new StageSettings(Map.of("color", "red"), false, Map.of())));

        edge.send(edge.request("/a1/dev/hello//a%2Bb/?q=a+b&q=%2Bc&empty=")
                .version(HttpClient.Version.HTTP_1_1)
                .headers("X-Two", "1", "X-Two", "2", "User-Agent", "me", "X-Forwarded-For", "10.0.0.1")
                .header("Content-Type", "text/plain")
                .header("X-Amzn-Trace-Id", "Root=1-5e;Parent=1;Sampled=1")
                .PUT(BodyPublishers.ofString("né")));

        ObjectNode event = (ObjectNode) event();
        ObjectNode context = (ObjectNode) event.get("requestContext");
        assertThat(context.remove("requestId").asText()).hasSize(36);
        assertThat(context.remove("extendedRequestId").asText()).hasSize(16);
        assertThat(context.remove("requestTime").asText()).matches("\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(context.remove("requestTimeEpoch").isIntegralNumber()).isTrue();
        assertThat(context.remove("resourceId").asText()).startsWith("r");
        String told = event.toString().replace(":" + edge.port(), ":PORT").replace("" + edge.port(), "PORT");
        assertThat(Wire.mapper().readTree(told))
                .isEqualTo(
                        Wire.mapper().readTree(CASES.resolve("event/whole.json").toFile()));
        assertThat(aws.last().path()).isEqualTo("/2015-03-31/functions/f/invocations");
        assertThat(aws.last().header("X-Amzn-Trace-Id")).isEqualTo("Root=1-5e;Parent=1;Sampled=1");
    }

    @Test
    void saysNullWhereARequestHasNothing() throws Exception {
        aws.answers(200, "application/json", "{\"statusCode\": 200}");
        serve(Apis.api().method("GET", "/", AwsIntegration.proxy("f").made()));

        edge.get("/a1/dev/");

        for (String name : List.of(
                "queryStringParameters",
                "multiValueQueryStringParameters",
                "pathParameters",
                "stageVariables",
                "body")) {
            assertThat(event().has(name)).as(name).isTrue();
            assertThat(event().get(name).isNull()).as(name).isTrue();
        }
        assertThat(event().get("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event().get("requestContext").has("authorizer")).isFalse();
    }

    @Test
    void tellsTheFunctionWhoCalls() throws Exception {
        aws.answers(200, "application/json", "{\"statusCode\": 200}");
        Authorizer authorizer = new Authorizer(
                "z1", "auth", "TOKEN", List.of(), "arn:f", null, "method.request.header.Auth", null, null);
        serve(Apis.api()
                .authorized("GET", "/me", authorizer, AwsIntegration.proxy("f").made()));

        edge.get("/a1/dev/me", "Auth", "good");

        JsonNode told = event().at("/requestContext/authorizer");
        assertThat(told.get("principalId").asText()).isEqualTo("ann");
        assertThat(told.get("team").asText()).isEqualTo("red");
        assertThat(told.get("integrationLatency").isIntegralNumber()).isTrue();
    }

    @Test
    void encodesABinaryBody() throws Exception {
        aws.answers(200, "application/json", "{\"statusCode\": 200}");
        serve(function().binary("image/*"));

        edge.send(edge.request("/a1/dev/up")
                .header("Content-Type", "image/png;v=1")
                .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0x89, 0x50, 0})));

        assertThat(event().get("body").asText()).isEqualTo("iVAA");
        assertThat(event().get("isBase64Encoded").asBoolean()).isTrue();
    }

    static Stream<Path> results() throws Exception {
        return Files.list(CASES)
                .filter(file -> file.toString().endsWith(".json"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("results")
    void answersAsTheFunctionSays(Path file) throws Exception {
        JsonNode known = Wire.mapper().readTree(file.toFile());
        JsonNode result = known.get("result");
        aws.answers(200, "application/json", result.isTextual() ? result.asText() : result.toString());
        serve(known.has("binary") ? function().binary(known.get("binary").asText()) : function());

        HttpResponse<byte[]> answer = edge.sendForBytes(
                edge.request("/a1/dev/x").header("Accept", known.path("accept").asText("*/*")));

        assertThat(answer.statusCode()).isEqualTo(known.get("status").asInt());
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(known.path("body").asText());
        known.path("headers")
                .properties()
                .forEach(header -> assertThat(String.join("|", answer.headers().allValues(header.getKey())))
                        .as(header.getKey())
                        .isEqualTo(header.getValue().asText()));
        assertThat(answer.headers().firstValue("X-Amzn-Trace-Id").isPresent()).isEqualTo(answer.statusCode() != 502);
    }

    @Test
    void answersAFailedFunctionAsABadGateway() throws Exception {
        aws.answers((request, seen) -> request.response()
                .putHeader("X-Amz-Function-Error", "Unhandled")
                .end("{\"statusCode\": 200, \"body\": \"it seems fine\"}"));
        serve(function());

        HttpResponse<String> answer = edge.get("/a1/dev/x");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo(ERROR);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InternalServerErrorException");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 413, 429, 500, 503})
    void answersAFunctionThatIsNotRunAsAnInternalError(int status) throws Exception {
        aws.answers(status, "application/json", "{\"message\": \"Rate Exceeded.\"}");
        serve(function());

        HttpResponse<String> answer = edge.get("/a1/dev/x");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(ERROR);
    }

    @Test
    void answersASlowFunctionAsTimedOut() throws Exception {
        aws.staysSilent();
        serve(Apis.api().method("GET", "/slow", AwsIntegration.proxy("f").timingOutAfter(60)));

        HttpResponse<String> answer = edge.get("/a1/dev/slow");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
    }

    @Test
    void givesTheCallUpWhenTheClientGoes() throws Exception {
        var abandoned = aws.staysSilent();
        serve(function());
        try (Socket client = new Socket("127.0.0.1", edge.port())) {
            client.getOutputStream()
                    .write("GET /_aws/execute-api/a1/dev/x HTTP/1.1\r\nHost: h\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            while (aws.asked().isEmpty()) {
                Thread.onSpinWait();
            }
        }

        assertThat(abandoned.get(10, TimeUnit.SECONDS)).isEqualTo("/2015-03-31/functions/f/invocations");
    }

    @Test
    void takesFunctionAndAliasFromStageVariables() throws Exception {
        aws.answers(200, "application/json", "{\"statusCode\": 200}");
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:${stageVariables.fn}:${stageVariables.alias}";
        serve(Apis.api()
                .settings(new StageSettings(Map.of("fn", "hello", "alias", "live"), false, Map.of()))
                .method("GET", "/", AwsIntegration.proxy(arn).made()));

        assertThat(edge.get("/a1/dev/").statusCode()).isEqualTo(200);
        assertThat(aws.last().path())
                .isEqualTo(
                        "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ahello%3Alive"
                                + "/invocations");
    }

    @Test
    void answersAProxyThatDoesNotPostAsMisconfigured() throws Exception {
        serve(Apis.api().method("GET", "/", AwsIntegration.proxy("f").by("GET").made()));

        assertThat(edge.get("/a1/dev/").statusCode()).isEqualTo(500);
        assertThat(aws.asked()).isEmpty();
    }

    @Test
    void refusesAnEventThatNoFunctionTakes() throws Exception {
        serve(function());

        HttpResponse<String> answer =
                edge.send(edge.request("/a1/dev/x").POST(BodyPublishers.ofString("a".repeat(6 * 1024 * 1024))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(aws.asked()).isEmpty();
    }
}
