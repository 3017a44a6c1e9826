package dev.sluice.edge.remote;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;

/** The flushes of stages that the owner of their answers has not carried out yet. Each is asked for until it has. */
final class Flushing {

    private static final Logger LOG = Logger.getLogger(Flushing.class);
    private static final long RETRY_MILLIS = 500;

    /** By then, what was to be forgotten has ended by itself. */
    private static final long MOST_TRIES = Duration.ofHours(1).toMillis() / RETRY_MILLIS;

    private final Function<String, Future<Void>> owner;
    private final ObjLongConsumer<Runnable> later;
    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    /** {@code owner} is asked once to flush a stage; {@code later} runs something after so many milliseconds. */
    Flushing(Function<String, Future<Void>> owner, ObjLongConsumer<Runnable> later) {
        this.owner = owner;
        this.later = later;
    }

    /** Whether a flush of the stage is not carried out yet. */
    boolean is(String stage) {
        return running.containsKey(stage);
    }

    /** Done once the owner has carried it out; never fails. */
    Future<Void> begin(String stage) {
        running.merge(stage, 1, Integer::sum);
        Promise<Void> done = Promise.promise();
        attempt(stage, 1, done);
        return done.future();
    }

    private void attempt(String stage, long number, Promise<Void> done) {
        owner.apply(stage).onComplete(answer -> {
            if (answer.failed() && number < MOST_TRIES) {
                if (number == 1) {
                    LOG.warnf(
                            "cache of %s not flushed yet: %s",
                            stage, answer.cause().getMessage());
                }
                later.accept(() -> attempt(stage, number + 1, done), RETRY_MILLIS);
                return;
            }
            running.computeIfPresent(stage, (name, flushes) -> flushes == 1 ? null : flushes - 1);
            done.complete();
        });
    }
}
