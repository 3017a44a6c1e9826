package dev.sluice.edge.trial;

import dev.sluice.contract.trial.ExecutionLog;
import dev.sluice.edge.integration.BackendWatch;
import dev.sluice.engine.integration.BackendRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happens to one tried request, in AWS's words. */
final class InvocationLog implements BackendWatch {

    private final ExecutionLog log;

    InvocationLog(String requestId, Clock clock) {
        this.log = new ExecutionLog(requestId, clock);
        log.event("Starting execution for request: " + requestId);
    }

    void asked(TriedRequest request, Map<String, String> pathParameters, Buffer body) {
        log.event("HTTP Method: " + request.method().name() + ", Resource Path: " + request.path());
        log.event("Method request path: " + pathParameters);
        log.event("Method request query string: " + joined(request.params().byName()));
        log.event("Method request headers: " + shown(request.headers()));
        log.event("Method request body before transformations: " + body);
    }

    @Override
    public void sending(BackendRequest request, Buffer body) {
        log.event("Endpoint request URI: " + request.uri());
        log.event("Endpoint request headers: " + shown(request.headers()));
        log.event("Endpoint request body after transformations: " + body);
        log.event("Sending request to " + request.uri());
    }

    @Override
    public void received(int status, MultiMap headers, long millis) {
        log.event("Received response. Status: " + status + ", Integration latency: " + millis + " ms");
        log.event("Endpoint response headers: " + shown(headers));
    }

    @Override
    public void receivedBody(Buffer body) {
        log.event("Endpoint response body before transformations: " + body);
    }

    void failed(String how) {
        log.event(how);
    }

    void succeeded(MultiMap headers, Buffer body) {
        log.event("Method response body after transformations: " + body);
        log.event("Method response headers: " + shown(headers));
        log.event("Successfully completed execution");
    }

    /** The whole log; nothing happens after it. */
    String completed(int status) {
        log.event("Method completed with status: " + status);
        return log.text();
    }

    private static Map<String, String> shown(MultiMap headers) {
        Map<String, String> shown = joined(headers.entries().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        shown.replaceAll(ExecutionLog::header);
        return shown;
    }

    private static Map<String, String> joined(Map<String, List<String>> byName) {
        Map<String, String> joined = new LinkedHashMap<>();
        byName.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }
}
