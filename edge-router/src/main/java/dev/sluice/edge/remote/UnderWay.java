package dev.sluice.edge.remote;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much is under way for whom, so that nobody takes all that there is. */
final class UnderWay {

    private final int most;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    UnderWay(int most) {
        this.most = most;
    }

    /** False where there is too much under way already; else {@link #leave} must follow. */
    boolean enter(String who) {
        boolean entered = counts.merge(who, 1, Integer::sum) <= most;
        if (!entered) {
            leave(who);
        }
        return entered;
    }

    void leave(String who) {
        counts.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }
}
