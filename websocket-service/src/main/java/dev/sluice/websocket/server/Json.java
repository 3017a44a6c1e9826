package dev.sluice.websocket.server;

import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Answers over HTTP, JSON with AWS's error header. */
final class Json {

    private Json() {}

    static void error(HttpServerResponse response, int status, String type, @Nullable String message) {
        response.putHeader("x-amzn-ErrorType", type);
        body(response, status, "{\"message\":" + (message == null ? "null" : "\"" + message + "\"") + "}");
    }

    static void body(HttpServerResponse response, int status, String json) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json);
    }
}
