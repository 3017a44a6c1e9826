package dev.sluice.engine.mapping;

import org.jspecify.annotations.Nullable;

/** A mapping template that does not compile, or failed while it was rendered. The message names the template. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Reason {
        /** The template's: it does not parse, or does what it may not. */
        TEMPLATE,
        /** The caller's: the template reads the body as JSON, and it is none. AWS answers 400. */
        BODY,
        /** The template spent more than it may: time, output, memory or rounds. */
        LIMIT
    }

    private final Reason reason;

    MappingException(Reason reason, String message) {
        this(reason, message, null);
    }

    MappingException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The same, said of one template. */
    MappingException in(String template) {
        return new MappingException(reason, template + ": " + getMessage(), this);
    }
}
