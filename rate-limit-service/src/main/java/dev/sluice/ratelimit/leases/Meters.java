package dev.sluice.ratelimit.leases;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts asks and granted tokens, by kind of bucket. Not by bucket: there may be a million of them. */
@Singleton
class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** {@code kind} is throttle or quota. */
    void asked(String kind, int granted) {
        Counter.builder("sluice.leases")
                .description("Asks for a lease, by whether any token was granted")
                .tag("kind", kind)
                .tag("result", granted == 0 ? "refused" : "granted")
                .register(registry)
                .increment();
        Counter.builder("sluice.tokens.granted")
                .description("Tokens leased to routers")
                .tag("kind", kind)
                .register(registry)
                .increment(granted);
    }
}
