package dev.sluice.cache.entries;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what the service does; the lookups that AWS counts are edge-router's, which has a cache of its own. */
@Singleton
class Meters {

    private final Counter hits;
    private final Counter misses;
    private final Counter stored;
    private final Counter flushed;

    Meters(MeterRegistry registry) {
        hits = reads("hit").register(registry);
        misses = reads("miss").register(registry);
        stored = Counter.builder("sluice.cache.entries.stored")
                .description("Answers stored by routers")
                .register(registry);
        flushed = Counter.builder("sluice.cache.stages.flushed")
                .description("Flushes of a stage")
                .register(registry);
    }

    void read(boolean hit) {
        (hit ? hits : misses).increment();
    }

    void stored() {
        stored.increment();
    }

    void flushed() {
        flushed.increment();
    }

    private static Counter.Builder reads(String result) {
        return Counter.builder("sluice.cache.entries.read")
                .description("Answers asked for by routers, by whether one was there")
                .tag("result", result);
    }
}
