package dev.sluice.admin.publish;

import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which instances of services live, and what each has applied. Filled by {@link Acks}, read by operations. */
@ApplicationScoped
public class Instances {

    /** The service whose instances are the routers. */
    public static final String ROUTER = "edge-router";

    private static final Duration SILENCE = Topics.ACK_INTERVAL.multipliedBy(3);

    private final Map<String, Seen> byId = new ConcurrentSkipListMap<>();
    private final Clock clock;

    private record Seen(Ack ack, Instant at) {}

    Instances(Clock clock) {
        this.clock = clock;
    }

    void seen(Ack ack, Instant at) {
        byId.put(ack.id(), new Seen(ack, at));
    }

    void gone(String id) {
        byId.remove(id);
    }

    /** The last acknowledgement of every instance that has not fallen silent, by id. */
    public Collection<Ack> live() {
        Instant oldest = clock.instant().minus(SILENCE);
        return byId.values().stream()
                .filter(seen -> seen.at().isAfter(oldest))
                .map(Seen::ack)
                .toList();
    }

    public List<Ack> routers() {
        return live().stream().filter(ack -> ack.service().equals(ROUTER)).toList();
    }

    public List<Ack> services() {
        return live().stream().filter(ack -> !ack.service().equals(ROUTER)).toList();
    }

    /** Whether there is a router, and every router and service has applied {@code version}. */
    public boolean allHave(long version) {
        return !routers().isEmpty() && live().stream().allMatch(ack -> ack.version() >= version);
    }
}
