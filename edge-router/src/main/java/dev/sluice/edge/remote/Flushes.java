package dev.sluice.edge.remote;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an answer that was under way while its stage was flushed from coming back after the flush.
 *
 * <p>A service hears of a flush by itself, perhaps later than this router, and may answer from before it meanwhile: what is
 * asked so shortly after a flush may be used, and is not to be kept. Other stages are not concerned.
 */
final class Flushes {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Clock clock;
    private final long hearsayMillis;

    /** By {@code API/STAGE}, and by {@code API/} where all of an API was flushed. */
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    /** {@code hearsayMillis} is how much later the owner may hear of a flush; 0 where it is told by this router. */
    Flushes(Clock clock, long hearsayMillis) {
        this.clock = clock;
        this.hearsayMillis = hearsayMillis;
    }

    /** All stages of the API where {@code stage} is null. */
    void flushed(String apiId, @Nullable String stage) {
        last.put(apiId + "/" + (stage == null ? "" : stage), clock.millis());
    }

    /** Whether what was asked for then (epoch milliseconds) may be kept; {@code stage} is {@code API/STAGE}. */
    boolean before(String stage, long askedAt) {
        long ofStage = last.getOrDefault(stage, NEVER);
        long ofApi = last.getOrDefault(stage.substring(0, stage.indexOf('/') + 1), NEVER);
        return askedAt > Math.max(ofStage, ofApi) + hearsayMillis;
    }
}
