package dev.sluice.edge.server;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.IntegrationResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Integrations of type AWS and AWS_PROXY for tests, each a copy with one thing changed. */
record AwsIntegration(
        String type,
        String httpMethod,
        String uri,
        @Nullable String credentials,
        Map<String, String> parameters,
        Map<String, String> templates,
        @Nullable String contentHandling,
        Map<String, IntegrationResponse> responses) {

    static final String FUNCTIONS = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/";

    /** A proxy of a function of this name or ARN. */
    static AwsIntegration proxy(String function) {
        return new AwsIntegration(
                "AWS_PROXY", "POST", FUNCTIONS + function + "/invocations", null, Map.of(), Map.of(), null, Map.of());
    }

    /** A proxy of a function of this name or ARN, whose answers are streamed. */
    static AwsIntegration stream(String function) {
        String uri = "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/" + function
                + "/response-streaming-invocations";
        return new AwsIntegration("AWS_PROXY", "POST", uri, null, Map.of(), Map.of(), null, Map.of());
    }

    /** A service, or a function that is no proxy; its one response is 200. */
    static AwsIntegration service(String httpMethod, String uri) {
        return new AwsIntegration("AWS", httpMethod, uri, null, Map.of(), Map.of(), null, Map.of())
                .response("200", null, Map.of(), Map.of(), null);
    }

    AwsIntegration by(String verb) {
        return new AwsIntegration(type, verb, uri, credentials, parameters, templates, contentHandling, responses);
    }

    AwsIntegration as(String role) {
        return new AwsIntegration(type, httpMethod, uri, role, parameters, templates, contentHandling, responses);
    }

    AwsIntegration mapping(String target, String source) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put("integration.request." + target, source);
        return new AwsIntegration(type, httpMethod, uri, credentials, more, templates, contentHandling, responses);
    }

    AwsIntegration template(String mediaType, String text) {
        Map<String, String> more = new LinkedHashMap<>(templates);
        more.put(mediaType, text);
        return new AwsIntegration(type, httpMethod, uri, credentials, parameters, more, contentHandling, responses);
    }

    AwsIntegration handling(@Nullable String handling) {
        return new AwsIntegration(type, httpMethod, uri, credentials, parameters, templates, handling, responses);
    }

    AwsIntegration response(
            String status,
            @Nullable String pattern,
            Map<String, String> headers,
            Map<String, String> bodies,
            @Nullable String handling) {
        Map<String, IntegrationResponse> more = new LinkedHashMap<>(responses);
        more.put(status, new IntegrationResponse(status, pattern, headers, bodies, handling));
        return new AwsIntegration(type, httpMethod, uri, credentials, parameters, templates, contentHandling, more);
    }

    Integration timingOutAfter(int millis) {
        return made(millis, uri.endsWith("/response-streaming-invocations") ? "STREAM" : "BUFFERED");
    }

    Integration transferring(String mode) {
        return made(29_000, mode);
    }

    Integration made() {
        return timingOutAfter(29_000);
    }

    private Integration made(int timeoutMillis, String transferMode) {
        return new Integration(
                type,
                httpMethod,
                uri,
                null,
                null,
                credentials,
                parameters,
                templates,
                "WHEN_NO_MATCH",
                contentHandling,
                timeoutMillis,
                transferMode,
                null,
                List.of(),
                responses);
    }
}
