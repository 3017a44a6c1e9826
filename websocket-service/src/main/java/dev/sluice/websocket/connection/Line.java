package dev.sluice.websocket.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The network connection under a WebSocket, which can be cut. Closing it in the usual way waits for what was written to go
 * out, and would wait for ever for a client that reads nothing.
 */
public record Line(HttpConnection connection) {

    /** Goes past the handler that would write everything first. */
    void cut() {
        if (connection instanceof ConnectionBase open) {
            open.channel().pipeline().firstContext().close();
        } else {
            connection.close();
        }
    }
}
