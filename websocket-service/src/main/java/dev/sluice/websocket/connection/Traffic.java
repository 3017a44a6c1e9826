package dev.sluice.websocket.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the messages of one stage. */
final class Traffic {

    private final Counter received;
    private final Counter sent;

    private Traffic(Counter received, Counter sent) {
        this.received = received;
        this.sent = sent;
    }

    void received() {
        received.increment();
    }

    void sent() {
        sent.increment();
    }

    /** The counters of every stage that has had a connection. */
    static final class OfStages {

        private final Map<String, Traffic> stages = new ConcurrentHashMap<>();
        private final MeterRegistry registry;

        OfStages(MeterRegistry registry) {
            this.registry = registry;
        }

        Traffic of(String apiId, String stage) {
            return stages.computeIfAbsent(
                    apiId + "/" + stage, key -> new Traffic(counter(apiId, stage, "in"), counter(apiId, stage, "out")));
        }

        private Counter counter(String apiId, String stage, String direction) {
            return Counter.builder("sluice.websocket.messages")
                    .description("AWS: MessageCount")
                    .tags("api", apiId, "stage", stage, "direction", direction)
                    .register(registry);
        }
    }
}
