package dev.sluice.edge.integration;

import dev.sluice.engine.integration.BackendRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Is shown what one request says to its backends, and what they answer. */
public interface BackendWatch {

    /** {@code body} is empty where it streams. */
    void sending(BackendRequest request, Buffer body);

    void received(int status, MultiMap headers, long millis);

    /** Follows {@link #received}, once it is there whole. */
    void receivedBody(Buffer body);
}
