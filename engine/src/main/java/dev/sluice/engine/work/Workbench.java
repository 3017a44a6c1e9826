package dev.sluice.engine.work;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A few threads for work that is too long for an event loop. Each party's work waits in a line of its own and the lines take
 * turns, so that who brings much waits for himself: another's next piece is begun after at most one of each party.
 */
public final class Workbench implements AutoCloseable {

    /** Bytes that are dealt with sooner than handed to another thread. */
    private static final long SHORT = 64 * 1024;

    /** Pieces of one party's work; with as many that take half a second each, the last one waits for a minute. */
    private static final int WAITING = 128;

    private final ExecutorService threads;
    private final int longest;
    private final Map<String, Deque<Runnable>> lines = new HashMap<>();
    private final Deque<String> turns = new ArrayDeque<>();

    public static Workbench of(Settings settings) {
        int threads = settings.number(Setting.WORK_THREADS);
        return new Workbench(
                threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITING);
    }

    /** {@code longest}: pieces of one party that may wait. */
    public Workbench(int threads, int longest) {
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("workbench-", 0).daemon().factory());
        this.longest = longest;
    }

    /**
     * As {@link #done}, but on the spot where the work is short. {@code bytes} are what it has to look at. It may be begun
     * twice, so it changes nothing. Throws what it throws on the spot.
     */
    public <T> Future<T> soon(String party, long bytes, Supplier<T> work) {
        Optional<T> onTheSpot = bytes <= SHORT ? ShortWork.attempt(work) : Optional.empty();
        return onTheSpot.isPresent() ? Future.succeededFuture(onTheSpot.get()) : done(party, work);
    }

    /**
     * What the work comes to, told on the event loop that asks, or where it is done if no loop asks. Fails with what the work throws, or with {@link
     * RejectedExecutionException} where too much of the party's work waits already.
     */
    public <T> Future<T> done(String party, Supplier<T> work) {
        Context loop = Vertx.currentContext();
        Executor teller = loop == null ? Runnable::run : told -> loop.runOnContext(then -> told.run());
        Promise<T> promise = Promise.promise();
        return line(party, () -> finish(teller, promise, work))
                ? promise.future()
                : Future.failedFuture(
                        new RejectedExecutionException("too much of " + party + " waits to be worked on"));
    }

    private static <T> void finish(Executor teller, Promise<T> promise, Supplier<T> work) {
        try {
            T result = work.get();
            teller.execute(() -> promise.complete(result));
        } catch (RuntimeException | Error e) {
            teller.execute(() -> promise.fail(e));
        }
    }

    private boolean line(String party, Runnable piece) {
        synchronized (lines) {
            Deque<Runnable> line = lines.computeIfAbsent(party, first -> new ArrayDeque<>());
            if (line.size() >= longest) {
                return false;
            }
            if (line.isEmpty()) {
                turns.add(party);
            }
            line.add(piece);
        }
        threads.execute(() -> next().run());
        return true;
    }

    /** There is one for each time that this is called. */
    private Runnable next() {
        synchronized (lines) {
            String party = turns.remove();
            Deque<Runnable> line = Objects.requireNonNull(lines.get(party));
            Runnable piece = line.remove();
            if (line.isEmpty()) {
                lines.remove(party);
            } else {
                turns.add(party);
            }
            return piece;
        }
    }

    /** What waits is never done. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
