package dev.sluice.edge.table;

/** A stage that cannot be served as it is; its message goes back to whoever deployed it. */
public final class CompileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CompileException(String message) {
        super(message);
    }

    public CompileException(String message, Throwable cause) {
        super(message, cause);
    }
}
