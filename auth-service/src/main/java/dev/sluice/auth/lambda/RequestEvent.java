package dev.sluice.auth.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.access.AccessRequest;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a REQUEST authorizer's function is sent (API Gateway Developer Guide, "Input to a Lambda authorizer"). What there is
 * none of in its context is null, not missing.
 */
public final class RequestEvent {

    private static final ObjectWriter NULLS_TOO = new JsonMapper().writer();

    private RequestEvent() {}

    /** As JSON. Each header and query parameter is there with its last value and, beside it, with all. */
    public static byte[] of(String methodArn, AccessRequest request) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "REQUEST");
        event.put("methodArn", methodArn);
        event.put("resource", request.resource());
        event.put("path", request.path());
        event.put("httpMethod", request.httpMethod());
        event.put("headers", last(request.headers()));
        event.put("multiValueHeaders", request.headers());
        event.put("queryStringParameters", last(request.query()));
        event.put("multiValueQueryStringParameters", request.query());
        event.put("pathParameters", request.pathParameters());
        event.put("stageVariables", request.stageVariables());
        event.put("requestContext", request.requestContext());
        try {
            return NULLS_TOO.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a request is JSON as it came", e);
        }
    }

    private static Map<String, String> last(Map<String, List<String>> values) {
        Map<String, String> last = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (!all.isEmpty()) {
                last.put(name, all.getLast());
            }
        });
        return last;
    }
}
