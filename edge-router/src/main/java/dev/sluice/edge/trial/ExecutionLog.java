package dev.sluice.edge.trial;

import dev.sluice.engine.integration.BackendRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What happened to one tried request, in the words of AWS's execution log. Source: AWS guide, "Set up CloudWatch logging for
 * REST APIs": an event has 1 024 characters at the most, and credentials are redacted.
 */
final class ExecutionLog {

    private static final int LONGEST = 1_024;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final StringBuilder text;

    ExecutionLog(String requestId, Clock clock) {
        this.clock = clock;
        this.text = new StringBuilder("Execution log for request ")
                .append(requestId)
                .append('\n');
        event("Starting execution for request: " + requestId);
    }

    void asked(TriedRequest request, Map<String, String> pathParameters, Buffer body) {
        event("HTTP Method: " + request.method().name() + ", Resource Path: " + request.path());
        event("Method request path: " + pathParameters);
        event("Method request query string: " + joined(request.params()));
        event("Method request headers: " + shown(request.headers()));
        event("Method request body before transformations: " + body);
    }

    void sending(BackendRequest request, Buffer body) {
        event("Endpoint request URI: " + request.uri());
        event("Endpoint request headers: " + shown(request.headers()));
        event("Endpoint request body after transformations: " + body);
        event("Sending request to " + request.uri());
    }

    void received(int status, MultiMap headers, long millis) {
        event("Received response. Status: " + status + ", Integration latency: " + millis + " ms");
        event("Endpoint response headers: " + shown(headers));
    }

    void receivedBody(Buffer body) {
        event("Endpoint response body before transformations: " + body);
    }

    void failed(String how) {
        event(how);
    }

    void succeeded(MultiMap headers, Buffer body) {
        event("Method response body after transformations: " + body);
        event("Method response headers: " + shown(headers));
        event("Successfully completed execution");
    }

    /** The whole log; nothing happens after it. */
    String completed(int status) {
        event("Method completed with status: " + status);
        return text.toString();
    }

    private void event(String event) {
        text.append(TIME.format(clock.instant())).append(" : ");
        if (event.length() > LONGEST) {
            text.append(event, 0, LONGEST).append(" [TRUNCATED]");
        } else {
            text.append(event);
        }
        text.append('\n');
    }

    private static Map<String, String> shown(MultiMap headers) {
        Map<String, String> shown = joined(headers);
        shown.replaceAll(Masked::header);
        return shown;
    }

    private static Map<String, String> joined(MultiMap values) {
        Map<String, List<String>> byName = values.entries().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<String, String> joined = new LinkedHashMap<>();
        byName.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }
}
