package dev.sluice.websocket.connection;

/**
 * Every way in which this side closes a connection: the code (RFC 6455, section 7.4.1; API Gateway guide, "WebSocket API
 * routes" and "quotas") and the reason that go to the client and to the {@code $disconnect} route.
 */
public enum Closure {
    /** {@code DELETE @connections}. */
    DELETED(1000, "Connection Closed Normally"),
    /** No message in either direction for too long. */
    IDLE(1001, "Going away"),
    /** Open for as long as a connection may be. */
    LIFE_OVER(1001, "Going away"),
    /** The service stops. */
    STOPPING(1001, "Going away"),
    /** The stage is not there any more. */
    STAGE_GONE(1001, "Going away"),
    /** A binary frame. */
    BINARY(1003, "Unsupported payload type"),
    /** The client does not read what is sent to it. */
    SLOW_READER(1008, "Too slow"),
    /** A frame or a message larger than it may be. */
    TOO_BIG(1009, "Payload too large");

    private final int code;
    private final String reason;

    Closure(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
