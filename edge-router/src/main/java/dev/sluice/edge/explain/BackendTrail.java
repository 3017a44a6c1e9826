package dev.sluice.edge.explain;

import dev.sluice.edge.exchange.Trail;
import dev.sluice.edge.integration.BackendWatch;
import dev.sluice.engine.integration.BackendRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leaves on a request's trail what its integration said to its backends, and what they answered. */
final class BackendTrail implements BackendWatch {

    private final Trail trail;
    private Map<String, Object> call = new LinkedHashMap<>();

    BackendTrail(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void sending(BackendRequest request, Buffer body) {
        call = new LinkedHashMap<>();
        call.put("method", request.method().name());
        call.put("uri", request.uri());
        call.put("headers", Shown.headers(request.headers()));
        call.put("body", body.toString());
        call.put("timeoutMillis", request.patience().millis());
        trail.note("backendCalls", call);
    }

    @Override
    public void received(int status, MultiMap headers, long millis) {
        call.put("status", status);
        call.put("answeredAfterMillis", millis);
        call.put("answerHeaders", Shown.headers(headers));
    }

    @Override
    public void receivedBody(Buffer body) {
        call.put("answerBody", body.toString());
    }
}
