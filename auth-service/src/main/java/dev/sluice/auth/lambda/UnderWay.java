package dev.sluice.auth.lambda;

import dev.sluice.aws.FunctionUri;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many calls of each function are under way, so that a slow one does not take what the others need. */
final class UnderWay {

    private final int most;
    private final Map<FunctionUri, Integer> counts = new ConcurrentHashMap<>();

    UnderWay(int most) {
        this.most = most;
    }

    /** False where there are too many under way already; else {@link #leave} must follow. */
    boolean enter(FunctionUri function) {
        boolean entered = counts.merge(function, 1, Integer::sum) <= most;
        if (!entered) {
            leave(function);
        }
        return entered;
    }

    void leave(FunctionUri function) {
        counts.computeIfPresent(function, (name, count) -> count == 1 ? null : count - 1);
    }
}
