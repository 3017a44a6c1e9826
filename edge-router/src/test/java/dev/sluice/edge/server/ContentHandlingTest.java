package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The two tables of AWS's guide, "Content type conversions in API Gateway": a case is a line of src/test/resources. Bytes
 * are written as ISO 8859-1.
 */
class ContentHandlingTest {

    private AwsStub aws;
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        aws = new AwsStub();
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(),
                Map.of("SLUICE_AWS_ENDPOINTS", "*=" + aws.url()));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        aws.close();
    }

    private void serve(@Nullable String binary, AwsIntegration integration) {
        Apis api = Apis.api().method("POST", "/", integration.made());
        edge.apply("stage/a1/dev", (binary == null ? api : api.binary(binary)).stage("a1", "dev"));
    }

    private static AwsIntegration bucket() {
        return AwsIntegration.service("PUT", "arn:aws:apigateway:us-east-1:s3:path/bucket/key");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/content-handling/requests.csv", numLinesToSkip = 1)
    void convertsARequest(
            @Nullable String binary, String contentType, @Nullable String handling, String sent, String received)
            throws Exception {
        serve(binary, bucket().handling(handling));

        HttpResponse<String> answer = edge.send(edge.request("/a1/dev/")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(sent.getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(answer.statusCode()).isEqualTo(received.equals("500") ? 500 : 200);
        if (received.equals("500")) {
            assertThat(aws.asked()).isEmpty();
        } else {
            assertThat(latin(aws.last().body().getBytes())).isEqualTo(received);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/content-handling/responses.csv", numLinesToSkip = 1)
    void convertsAResponse(
            @Nullable String binary,
            String contentType,
            String accept,
            @Nullable String handling,
            String said,
            String answered)
            throws Exception {
        aws.answers((request, seen) -> request.response()
                .putHeader("Content-Type", contentType)
                .end(Buffer.buffer(said.getBytes(StandardCharsets.ISO_8859_1))));
        serve(binary, bucket().response("200", null, Map.of(), Map.of(), handling));

        HttpResponse<byte[]> answer = edge.sendForBytes(
                edge.request("/a1/dev/").header("Accept", accept).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(answered.equals("500") ? 500 : 200);
        if (!answered.equals("500")) {
            assertThat(latin(answer.body())).isEqualTo(answered);
        }
    }

    @Test
    void showsATemplateTheTextOfABinaryBody() throws Exception {
        serve("image/png", bucket().handling("CONVERT_TO_TEXT").template("image/png", "{\"image\": \"$input.body\"}"));

        edge.send(edge.request("/a1/dev/")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0x89, 0x50, 0})));

        assertThat(aws.last().body().toString()).isEqualTo("{\"image\": \"iVAA\"}");
    }

    @Test
    void refusesToShowATemplateBytesThatAreNoText() throws Exception {
        serve("image/png", bucket().template("image/png", "$input.body"));

        HttpResponse<String> answer = edge.send(edge.request("/a1/dev/")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0x89})));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(aws.asked()).isEmpty();
    }

    @Test
    void makesATemplatesTextBinary() throws Exception {
        aws.answers(200, "application/json", "{\"image\": \"iVAA\"}");
        serve(
                null,
                bucket().response(
                                "200",
                                null,
                                Map.of("method.response.header.Content-Type", "'image/png'"),
                                Map.of("application/json", "$input.path('$.image')"),
                                "CONVERT_TO_BINARY"));

        HttpResponse<byte[]> answer = edge.sendForBytes(edge.request("/a1/dev/").POST(BodyPublishers.noBody()));

        assertThat(answer.body()).containsExactly(0x89, 0x50, 0);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    }
}
