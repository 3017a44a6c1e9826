package dev.sluice.system.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** A call that no AWS client would make, signed as they sign theirs. */
public record SignedCall(SdkHttpClient http, URI endpoint, AwsBasicCredentials credentials) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. */
    public record Answer(SdkHttpResponse response, String text) {

        public int status() {
            return response.statusCode();
        }

        /** Empty where there is none. */
        public String header(String name) {
            return response.firstMatchingHeader(name).orElse("");
        }

        public JsonNode body() {
            try {
                return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Answer send(SdkHttpMethod method, String pathAndQuery, @Nullable JsonNode body) {
        return sendText(method, pathAndQuery, body == null ? null : body.toString());
    }

    /** {@code pathAndQuery} is encoded; the body need not be JSON, though the request says so. */
    public Answer sendText(SdkHttpMethod method, String pathAndQuery, @Nullable String body) {
        var content = ContentStreamProvider.fromUtf8String(body == null ? "" : body);
        var unsigned = SdkHttpRequest.builder()
                .uri(endpoint.resolve(pathAndQuery))
                .method(method)
                .putHeader("Content-Type", "application/json")
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(credentials)
                        .request(unsigned)
                        .payload(content)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
        var call = HttpExecuteRequest.builder().request(signed.request());
        if (body != null) {
            call.contentStreamProvider(content);
        }
        try {
            return answer(http.prepareRequest(call.build()).call());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(HttpExecuteResponse response) throws IOException {
        var body = response.responseBody();
        if (body.isEmpty()) {
            return new Answer(response.httpResponse(), "");
        }
        try (var in = body.get()) {
            return new Answer(response.httpResponse(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
