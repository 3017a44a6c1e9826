package dev.sluice.auth.remote;

import dev.sluice.aws.AwsRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to somebody outside.
 *
 * @param within from now to the last byte of the answer
 * @param limit the most bytes that the answer's body may have
 */
public record Call(
        HttpMethod method, String uri, Map<String, String> headers, byte[] body, Duration within, int limit) {

    public static Call get(String uri, Duration within, int limit) {
        return new Call(HttpMethod.GET, uri, Map.of("Accept", "application/json"), new byte[0], within, limit);
    }

    /** A request to AWS, addressed and signed. */
    public static Call of(AwsRequest request, byte[] body, Duration within, int limit) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach(headers::put);
        return new Call(request.method(), request.uri(), headers, body, within, limit);
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
