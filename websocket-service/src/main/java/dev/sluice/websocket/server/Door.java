package dev.sluice.websocket.server;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Everything that comes in by HTTP: who has the cluster's credential is let through to one of two paths. */
final class Door implements Handler<HttpServerRequest> {

    private final ClusterToken token;
    private final Handshakes handshakes;
    private final ConnectionCalls calls;

    Door(ClusterToken token, Handshakes handshakes, ConnectionCalls calls) {
        this.token = token;
        this.handshakes = handshakes;
        this.calls = calls;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String whole = String.valueOf(request.path());
        String[] path = whole.split("/", -1);
        if (!token.is(request.getHeader(Wire.CLUSTER_TOKEN))) {
            Json.error(request.response(), 403, "ForbiddenException", "Forbidden");
        } else if (path.length == 5 && whole.startsWith("/internal/ws/")) {
            handshakes.handle(request, decoded(path[3]), decoded(path[4]));
        } else if (path.length == 6 && whole.startsWith("/internal/connections/")) {
            calls.handle(request, decoded(path[3]), decoded(path[4]), decoded(path[5]));
        } else {
            Json.error(request.response(), 404, "NotFoundException", "Not Found");
        }
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
