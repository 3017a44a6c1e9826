package dev.sluice.local.process;

import java.time.Duration;

/** How long to wait before starting again what died: doubling, and from the beginning after a life that was long enough. */
public final class Backoff {

    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(10);
    static final Duration LONG_LIFE = Duration.ofSeconds(30);

    private Duration next = FIRST;

    public Duration afterLifeOf(Duration life) {
        if (life.compareTo(LONG_LIFE) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }

    public void reset() {
        next = FIRST;
    }
}
