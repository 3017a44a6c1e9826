package dev.sluice.engine.integration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * What integrations send their requests by: {@link BackendClient}, or one that stands before it and sees what passes. The
 * answer is paused, its body left unread: whoever gets it reads, pipes or resets it.
 */
public interface Backends {

    /** Sends a body that is all there; fails with {@link BackendException} only. */
    Future<HttpClientResponse> send(BackendRequest request, Buffer body);

    /** Streams a body; fails with {@link BackendException} only. A length in the headers is kept, else it is chunked. */
    Future<HttpClientResponse> send(BackendRequest request, ReadStream<Buffer> body);
}
