package dev.sluice.websocket.server;

import dev.sluice.websocket.event.ConnectionFacts;
import dev.sluice.websocket.event.RouteEvent;

/** What AWS tells a client whose message, or handshake, came to nothing. The uneven spacing is AWS's. */
enum ErrorFrame {
    FORBIDDEN("Forbidden"),
    INTERNAL_SERVER_ERROR("Internal server error");

    private final String message;

    ErrorFrame(String message) {
        this.message = message;
    }

    String text(RouteEvent event) {
        return text(event.connection(), event.requestId());
    }

    String text(ConnectionFacts connection, String requestId) {
        return "{\"message\": \"" + message + "\", \"connectionId\":\"" + connection.id() + "\", \"requestId\":\""
                + requestId + "\"}";
    }
}
