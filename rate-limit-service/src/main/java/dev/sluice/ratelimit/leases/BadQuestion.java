package dev.sluice.ratelimit.leases;

/** A body that is not what was asked for; the message names the member. Answered 400. */
final class BadQuestion extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadQuestion(String message) {
        super(message);
    }
}
