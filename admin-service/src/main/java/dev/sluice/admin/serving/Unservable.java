package dev.sluice.admin.serving;

/** What no router would serve, and why. Becomes an answer to whoever deploys, so it has no stack trace. */
final class Unservable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unservable(String reason) {
        super(reason, null, false, false);
    }

    /** Does {@code check}, and says of anything that is wrong where it is. */
    static void in(String place, Runnable check) {
        try {
            check.run();
        } catch (Unservable e) {
            throw new Unservable(place + ": " + e.getMessage());
        }
    }
}
