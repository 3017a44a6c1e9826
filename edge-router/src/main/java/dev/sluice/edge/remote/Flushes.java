package dev.sluice.edge.remote;

import java.time.Clock;

/**
 * Keeps an answer that was under way while things were flushed from coming back after the flush.
 *
 * <p>A service hears of a flush by itself, perhaps later than this router, and may answer from before it meanwhile: what is
 * asked so shortly after a flush may be used, and is not to be kept.
 */
final class Flushes {

    private final Clock clock;
    private final long hearsayMillis;
    private volatile long last = Long.MIN_VALUE / 2;

    /** {@code hearsayMillis} is how much later the owner may hear of a flush; 0 where it is told by this router. */
    Flushes(Clock clock, long hearsayMillis) {
        this.clock = clock;
        this.hearsayMillis = hearsayMillis;
    }

    void flushed() {
        last = clock.millis();
    }

    /** Whether what was asked for then (epoch milliseconds) may be kept. */
    boolean before(long askedAt) {
        return askedAt > last + hearsayMillis;
    }
}
