package dev.sluice.engine.integration;

/**
 * How long a backend may take, in milliseconds from the start of the call.
 *
 * @param millis to the head of its answer, or to its end
 * @param headMillis to the head alone
 * @param toTheEnd whether the whole answer has to come in time, and not only its head
 */
public record Patience(long millis, long headMillis, boolean toTheEnd) {

    public Patience {
        if (millis < 1 || headMillis < 1) {
            throw new IllegalArgumentException("timeout of " + millis + " ms, of a head " + headMillis + " ms");
        }
    }

    /** For the head of an answer; its content takes what it takes. */
    public static Patience forHead(long millis) {
        return new Patience(millis, millis, false);
    }

    /** For a whole answer, whose head may not keep silent for longer than {@code idleMillis}. */
    public static Patience forAll(long millis, long idleMillis) {
        return new Patience(millis, Math.min(millis, idleMillis), true);
    }
}
