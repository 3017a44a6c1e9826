package dev.sluice.edge.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** What goes back to the client. */
public record Reply(int status, MultiMap headers, Body body) {

    /** The content of an answer. */
    public sealed interface Body {}

    /** All there. */
    public record Bytes(Buffer buffer) implements Body {}

    /** Still at the backend, paused: whoever holds it pipes it on or resets it. */
    public record Streamed(HttpClientResponse response) implements Body {}

    public static Reply of(int status, MultiMap headers, Buffer body) {
        return new Reply(status, headers, new Bytes(body));
    }

    public static Reply of(int status, MultiMap headers, String body) {
        return of(status, headers, Buffer.buffer(body));
    }
}
