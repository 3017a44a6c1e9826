package dev.sluice.engine.integration;

/** A call to a backend that brought no answer. */
public final class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Kind {
        /** No head of an answer within the time. */
        TIMEOUT,
        /** Not resolved, refused, closed or not understood. */
        UNREACHABLE,
        /** Not tried: too many calls wait for a connection. */
        BUSY,
        /** The URI or a header is none that can be sent. */
        INVALID_REQUEST
    }

    private final Kind kind;

    public BackendException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
