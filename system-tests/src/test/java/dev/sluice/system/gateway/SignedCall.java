package dev.sluice.system.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** A call that no AWS client has an operation for, signed as they sign theirs. */
record SignedCall(SdkHttpClient http, URI endpoint, AwsBasicCredentials credentials) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Status and body of the answer. */
    record Answer(int status, JsonNode body) {}

    Answer send(SdkHttpMethod method, String pathAndQuery, @Nullable JsonNode body) {
        var content = ContentStreamProvider.fromUtf8String(body == null ? "" : body.toString());
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
        int status = response.httpResponse().statusCode();
        var body = response.responseBody();
        if (body.isEmpty()) {
            return new Answer(status, JSON.missingNode());
        }
        try (var in = body.get()) {
            return new Answer(status, JSON.readTree(in));
        }
    }
}
