package dev.sluice.websocket.connection;

import java.time.Duration;
import java.time.Instant;

/** How long a connection has still to live: a decision on two times, with no clock or timer of its own. */
record Lifetime(Instant connectedAt, Instant lastActiveAt, Duration idle, Duration life) {

    /** What there is to do now. */
    sealed interface Verdict {

        record Close(Closure closure) implements Verdict {}

        /** Ask again after this time, at least a millisecond. */
        record Wait(Duration time) implements Verdict {}
    }

    Verdict at(Instant now) {
        Duration toLive = Duration.between(now, connectedAt.plus(life));
        Duration toIdle = Duration.between(now, lastActiveAt.plus(idle));
        if (!toLive.isPositive()) {
            return new Verdict.Close(Closure.LIFE_OVER);
        }
        if (!toIdle.isPositive()) {
            return new Verdict.Close(Closure.IDLE);
        }
        Duration next = toLive.compareTo(toIdle) < 0 ? toLive : toIdle;
        return new Verdict.Wait(next.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : next);
    }
}
