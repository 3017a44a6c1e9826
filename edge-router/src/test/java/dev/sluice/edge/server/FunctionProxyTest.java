package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS_PROXY, beside the golden cases in src/test/resources/request/function. */
class FunctionProxyTest {

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
    void refusesAnEventThatNoFunctionTakes() throws Exception {
        serve(function());

        HttpResponse<String> answer =
                edge.send(edge.request("/a1/dev/x").POST(BodyPublishers.ofString("a".repeat(6 * 1024 * 1024))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(aws.asked()).isEmpty();
    }
}
