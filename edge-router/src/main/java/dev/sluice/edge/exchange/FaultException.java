package dev.sluice.edge.exchange;

import dev.sluice.contract.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange with a fault. Its own message is for the log; what the client is told is the fault's message, or
 * {@link #clientMessage}. Cheap: it has no stack trace.
 */
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final @Nullable String clientMessage;
    private final String validationError;

    public FaultException(Fault fault, String message) {
        this(fault, message, fault.message(), "");
    }

    private FaultException(Fault fault, String message, @Nullable String clientMessage, String validationError) {
        super(message, null, false, false);
        this.fault = fault;
        this.clientMessage = clientMessage;
        this.validationError = validationError;
    }

    /** The same fault, which tells the client something else than its default message. */
    public FaultException saying(String text) {
        return new FaultException(fault, String.valueOf(getMessage()), text, validationError);
    }

    /** The same fault, with {@code $context.error.validationErrorString} for an API's own template. */
    public FaultException because(String problem) {
        return new FaultException(fault, String.valueOf(getMessage()), clientMessage, problem);
    }

    public Fault fault() {
        return fault;
    }

    /** {@code $context.error.message}; null where AWS says null. */
    public @Nullable String clientMessage() {
        return clientMessage;
    }

    public String validationError() {
        return validationError;
    }
}
