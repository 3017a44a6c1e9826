package dev.sluice.websocket.connection;

import dev.sluice.websocket.event.ConnectionFacts;
import io.vertx.core.Future;
import java.util.Optional;

/** Where a connection's messages go. The futures never fail. */
public interface Conversation {

    /** What the client gets for its message, if anything. */
    Future<Optional<String>> message(ConnectionFacts connection, String text);

    /** The connection has ended. */
    Future<Void> ended(ConnectionFacts connection, int code, String reason);
}
