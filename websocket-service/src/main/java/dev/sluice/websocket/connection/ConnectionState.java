package dev.sluice.websocket.connection;

/**
 * Where a connection stands. Each state has only the transitions that it allows, so that an illegal one does not compile;
 * {@link Connection} holds the current one and is its only writer.
 */
sealed interface ConnectionState {

    /** Messages go both ways. */
    record Open() implements ConnectionState {

        /** This side wants to end it. */
        Closing closing(Closure closure) {
            return new Closing(closure);
        }

        /** The other side ended it, or the network did. */
        Closed closed(int code, String reason) {
            return new Closed(code, reason);
        }
    }

    /** Our close frame is on its way; nothing is sent or taken any more. */
    record Closing(Closure closure) implements ConnectionState {

        /** The socket is gone: the closure stands, whatever the other side answered. */
        Closed closed() {
            return new Closed(closure.code(), closure.reason());
        }
    }

    /** Over; the code and reason are what {@code $disconnect} is told. */
    record Closed(int code, String reason) implements ConnectionState {}
}
