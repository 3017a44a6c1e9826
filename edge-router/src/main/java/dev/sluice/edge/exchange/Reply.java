package dev.sluice.edge.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** What goes back to the client. */
public record Reply(int status, MultiMap headers, Body body) {

    /** The content of an answer. */
    public sealed interface Body {}

    /** All there. */
    public record Bytes(Buffer buffer) implements Body {}

    /**
     * Still at the backend, paused: whoever holds it pipes it on or gives it up.
     *
     * @param content what goes to the client: the response itself, or what is made of it
     * @param length of the content in bytes; null where nobody knows it
     */
    public record Streamed(
            HttpClientResponse response,
            ReadStream<Buffer> content,
            @Nullable String length) implements Body {

        /** As the backend sends it. */
        public Streamed(HttpClientResponse response) {
            this(response, response);
        }

        /** The backend's own content, as {@code content} reads it. */
        public Streamed(HttpClientResponse response, ReadStream<Buffer> content) {
            this(response, content, response.getHeader(HttpHeaders.CONTENT_LENGTH));
        }

        public void giveUp() {
            response.request().reset();
        }
    }

    public static Reply of(int status, MultiMap headers, Buffer body) {
        return new Reply(status, headers, new Bytes(body));
    }

    public static Reply of(int status, MultiMap headers, String body) {
        return of(status, headers, Buffer.buffer(body));
    }
}
