package dev.sluice.websocket.server;

import dev.sluice.contract.wire.ConnectionId;
import dev.sluice.contract.wire.Wire;
import dev.sluice.websocket.connection.Closure;
import dev.sluice.websocket.connection.Connection;
import dev.sluice.websocket.connection.Connections;
import dev.sluice.websocket.connection.Delivery;
import dev.sluice.websocket.connection.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code @connections}: messages from outside (API Gateway Management API). Callers have been authorised by whoever passed
 * them on; a connection of another API or stage is as good as gone.
 */
final class ConnectionCalls {

    private static final Logger LOG = Logger.getLogger(ConnectionCalls.class);

    private final Connections connections;

    ConnectionCalls(Connections connections) {
        this.connections = connections;
    }

    void handle(HttpServerRequest request, String apiId, String stage, String text) {
        HttpServerResponse response = request.response();
        Optional<ConnectionId> id = ConnectionId.parse(text);
        if (id.isEmpty()) {
            Json.error(response, 400, "BadRequestException", "Invalid connectionId");
            return;
        }
        Connection connection = connections.find(id.get(), apiId, stage).orElse(null);
        switch (request.method().name()) {
            case "POST" -> receive(request, body -> post(response, connection, body));
            case "GET" -> describe(response, connection);
            case "DELETE" -> delete(response, connection);
            default -> Json.error(response, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
    }

    /** Reads at most what a message may be. */
    private static void receive(HttpServerRequest request, java.util.function.Consumer<Buffer> whole) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= Limits.MESSAGE) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> whole.accept(body));
    }

    private static void post(HttpServerResponse response, @Nullable Connection connection, Buffer body) {
        if (body.length() > Limits.MESSAGE) {
            Json.error(response, 413, "PayloadTooLargeException", "Message is longer than 131072 bytes");
        } else if (connection == null) {
            gone(response);
        } else {
            connection
                    .deliver(body.toString(StandardCharsets.UTF_8))
                    .onSuccess(delivery -> delivered(response, delivery))
                    .onFailure(e -> failed(response, connection, e));
        }
    }

    private static void delivered(HttpServerResponse response, Delivery delivery) {
        if (delivery == Delivery.SENT) {
            response.end();
        } else {
            gone(response);
        }
    }

    private static void failed(HttpServerResponse response, Connection connection, Throwable e) {
        LOG.errorf(e, "connection %s took no message", connection.facts().id());
        Json.error(response, 500, "InternalServerException", "Internal server error");
    }

    private static void describe(HttpServerResponse response, @Nullable Connection connection) {
        if (connection == null) {
            gone(response);
            return;
        }
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("sourceIp", connection.facts().sourceIp());
        String userAgent = connection.facts().userAgent();
        if (userAgent != null) {
            identity.put("userAgent", userAgent);
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("connectedAt", connection.facts().connectedAt().toString());
        description.put("identity", identity);
        description.put("lastActiveAt", connection.lastActiveAt().toString());
        Json.body(response, 200, new String(Wire.write(description), StandardCharsets.UTF_8));
    }

    private static void delete(HttpServerResponse response, @Nullable Connection connection) {
        if (connection == null) {
            gone(response);
        } else {
            connection.close(Closure.DELETED);
            response.setStatusCode(204).end();
        }
    }

    private static void gone(HttpServerResponse response) {
        Json.error(response, 410, "GoneException", "Gone");
    }
}
