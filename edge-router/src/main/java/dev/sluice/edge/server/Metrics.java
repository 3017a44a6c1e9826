package dev.sluice.edge.server;

import dev.sluice.edge.exchange.CacheLookup;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.table.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts requests for each stage, as AWS's metrics of an API do; each help text names the AWS metric. */
final class Metrics {

    private final MeterRegistry registry;
    private final Map<StageName, StageMeters> meters = new ConcurrentHashMap<>();

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** {@code startedNanos} by {@link System#nanoTime}. */
    void answered(Exchange exchange, int status, long startedNanos) {
        StageMeters of = meters(exchange.stage());
        of.requests.increment();
        of.latency.record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
        if (status >= 400) {
            (status < 500 ? of.clientErrors : of.serverErrors).increment();
        }
        if (exchange.integrationNanos() >= 0) {
            of.integrationLatency.record(exchange.integrationNanos(), TimeUnit.NANOSECONDS);
        }
        if (exchange.cacheLookup() != null) {
            (exchange.cacheLookup() instanceof CacheLookup.Hit ? of.cacheHits : of.cacheMisses).increment();
        }
    }

    private StageMeters meters(Stage.Rest stage) {
        return meters.computeIfAbsent(
                new StageName(stage.apiId(), stage.name()), name -> new StageMeters(registry, name));
    }

    private record StageName(String api, String stage) {}

    /** The meters of one stage. */
    private static final class StageMeters {
        private final Counter requests;
        private final Counter clientErrors;
        private final Counter serverErrors;
        private final Counter cacheHits;
        private final Counter cacheMisses;
        private final Timer latency;
        private final Timer integrationLatency;

        StageMeters(MeterRegistry registry, StageName name) {
            String[] of = {"api", name.api(), "stage", name.stage()};
            requests = counter("sluice.requests", "AWS: Count").tags(of).register(registry);
            clientErrors = counter("sluice.errors", "AWS: 4XXError, 5XXError")
                    .tags(of)
                    .tag("class", "4xx")
                    .register(registry);
            serverErrors = counter("sluice.errors", "AWS: 4XXError, 5XXError")
                    .tags(of)
                    .tag("class", "5xx")
                    .register(registry);
            cacheHits = lookups(of, "hit").register(registry);
            cacheMisses = lookups(of, "miss").register(registry);
            latency = Timer.builder("sluice.request.duration")
                    .description("AWS: Latency")
                    .tags(of)
                    .register(registry);
            integrationLatency = Timer.builder("sluice.integration.duration")
                    .description("AWS: IntegrationLatency")
                    .tags(of)
                    .register(registry);
        }

        private static Counter.Builder lookups(String[] of, String result) {
            return counter("sluice.cache.lookups", "AWS: CacheHitCount, CacheMissCount")
                    .tags(of)
                    .tag("result", result);
        }

        private static Counter.Builder counter(String name, String help) {
            return Counter.builder(name).description(help);
        }
    }
}
