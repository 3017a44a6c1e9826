package dev.sluice.contract.policy;

/** A policy document that is none; the message says what is wrong with it. */
public final class MalformedPolicy extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedPolicy(String message) {
        super(message, null, false, false);
    }
}
