package dev.sluice.engine.integration;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The connections of one event loop, those of each party apart: where many call one host, as functions are, the slow ones of
 * one take no connection of another. A party that has not called for longer than any call lasts gives its own up.
 */
final class ClientPools {

    /** Longer than any answer is waited for. */
    private static final long UNUSED_NANOS = TimeUnit.MINUTES.toNanos(30);

    private static final long LOOK_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final Map<String, Pool> byParty = new HashMap<>();
    private final Supplier<HttpClient> made;
    private final LongSupplier nanos;

    private static final class Pool {
        private final HttpClient client;
        private long usedAt;

        Pool(HttpClient client) {
            this.client = client;
        }
    }

    ClientPools(Vertx vertx, Supplier<HttpClient> made) {
        this(made, System::nanoTime);
        vertx.setPeriodic(LOOK_MILLIS, look -> closeUnused());
    }

    /** With a clock as {@link System#nanoTime} is one. */
    ClientPools(Supplier<HttpClient> made, LongSupplier nanos) {
        this.made = made;
        this.nanos = nanos;
    }

    HttpClient of(String party) {
        Pool pool = byParty.computeIfAbsent(party, first -> new Pool(made.get()));
        pool.usedAt = nanos.getAsLong();
        return pool.client;
    }

    void closeUnused() {
        long now = nanos.getAsLong();
        byParty.values().removeIf(pool -> {
            boolean unused = now - pool.usedAt > UNUSED_NANOS;
            if (unused) {
                pool.client.close();
            }
            return unused;
        });
    }
}
