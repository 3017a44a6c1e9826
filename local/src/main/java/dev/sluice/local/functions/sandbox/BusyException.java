package dev.sluice.local.functions.sandbox;

/** A function has as many processes as it may have, and none came free in time. */
public final class BusyException extends Exception {

    private static final long serialVersionUID = 1L;

    BusyException() {
        super("Rate Exceeded.", null, false, false);
    }
}
