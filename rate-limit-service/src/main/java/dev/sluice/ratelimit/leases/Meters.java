package dev.sluice.ratelimit.leases;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts asks and granted tokens, by kind of bucket. Not by bucket: there may be a million of them. */
@Singleton
class Meters {

    private final Kind throttles;
    private final Kind quotas;

    Meters(MeterRegistry registry) {
        throttles = Kind.of(registry, "throttle");
        quotas = Kind.of(registry, "quota");
    }

    void throttleAsked(int granted) {
        throttles.asked(granted);
    }

    void quotaAsked(int granted) {
        quotas.asked(granted);
    }

    /** The counters of one kind of bucket. */
    private record Kind(Counter granted, Counter refused, Counter tokens) {

        static Kind of(MeterRegistry registry, String kind) {
            return new Kind(
                    asks(registry, kind, "granted"),
                    asks(registry, kind, "refused"),
                    Counter.builder("sluice.tokens.granted")
                            .description("Tokens leased to routers")
                            .tag("kind", kind)
                            .register(registry));
        }

        private static Counter asks(MeterRegistry registry, String kind, String result) {
            return Counter.builder("sluice.leases")
                    .description("Asks for a lease, by whether any token was granted")
                    .tag("kind", kind)
                    .tag("result", result)
                    .register(registry);
        }

        void asked(int count) {
            (count == 0 ? refused : granted).increment();
            tokens.increment(count);
        }
    }
}
