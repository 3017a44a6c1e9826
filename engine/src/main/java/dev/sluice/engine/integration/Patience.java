package dev.sluice.engine.integration;

/**
 * How long a backend may take, in milliseconds.
 *
 * @param millis from the start of the call to the head of its answer, or to its end
 * @param idleMillis between the parts of the answer
 * @param toTheEnd whether the whole answer has to come in time, and not only its head
 */
public record Patience(long millis, long idleMillis, boolean toTheEnd) {

    public Patience {
        if (millis < 1 || idleMillis < 1) {
            throw new IllegalArgumentException("timeout of " + millis + " ms, or " + idleMillis + " ms between parts");
        }
    }

    /** For the head of an answer, and again for each of its parts. */
    public static Patience forHead(long millis) {
        return new Patience(millis, millis, false);
    }

    /** For a whole answer, of which no part is waited for longer than {@code idleMillis}. */
    public static Patience forAll(long millis, long idleMillis) {
        return new Patience(millis, Math.min(millis, idleMillis), true);
    }
}
