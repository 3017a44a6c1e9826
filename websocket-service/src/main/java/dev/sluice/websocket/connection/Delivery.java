package dev.sluice.websocket.connection;

/** What became of a message from outside. */
public enum Delivery {
    /** On its way: the client's reading is not waited for. */
    SENT,
    /** There is no such connection, or not any more. */
    GONE
}
