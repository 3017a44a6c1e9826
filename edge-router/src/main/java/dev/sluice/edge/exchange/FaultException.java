package dev.sluice.edge.exchange;

import dev.sluice.contract.fault.Fault;

/** Ends an exchange with a fault; its message is for the log, never for the client. Cheap: it has no stack trace. */
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public FaultException(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
