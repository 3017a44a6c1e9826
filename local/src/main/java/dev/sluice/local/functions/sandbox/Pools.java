package dev.sluice.local.functions.sandbox;

import dev.sluice.local.functions.catalogue.Function;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The pool of each version of each function, as its files are now. */
public final class Pools implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final long ROUND_SECONDS = 15;

    private record Key(String name, String version) {}

    private final Workshop workshop;
    private final Map<Key, Pool> pools = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("idle functions").factory());

    public Pools(Workshop workshop) {
        this.workshop = workshop;
        rounds.scheduleWithFixedDelay(() -> endIdle(IDLE), ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for what comes of it. Throws {@link BusyException} where too many calls of the function are under way. */
    public Outcome invoke(Function function, Invocation invocation) throws InterruptedException, BusyException {
        return current(function).invoke(invocation, null);
    }

    /** The same; a function that streams its answer writes it to {@code parts}, and waits where that waits. */
    public Outcome invoke(Function function, Invocation invocation, OutputStream parts)
            throws InterruptedException, BusyException {
        return current(function).invoke(invocation, parts);
    }

    private Pool current(Function function) {
        return pools.compute(new Key(function.name(), function.version()), (key, pool) -> {
            if (pool != null && pool.function().equals(function)) {
                return pool;
            }
            if (pool != null) {
                pool.retire();
            }
            return new Pool(function, workshop);
        });
    }

    void endIdle(Duration time) {
        pools.values().forEach(pool -> pool.endIdle(time));
    }

    /** Ends every process, whatever it is doing. */
    @Override
    public void close() {
        rounds.shutdownNow();
        pools.values().forEach(Pool::close);
    }
}
