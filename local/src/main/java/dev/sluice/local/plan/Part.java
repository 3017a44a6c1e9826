package dev.sluice.local.plan;

import dev.sluice.local.health.Health;
import dev.sluice.local.process.Launch;
import dev.sluice.local.process.Stopping;
import java.util.List;

/** One process of the suite as it should run. */
public record Part(
        PartId id,
        Tier tier,
        Launch launch,
        List<Port> ports,
        Health health,
        Stopping stopping,
        Preparation preparation) {

    public Part {
        ports = List.copyOf(ports);
    }

    /** The port that people know it by. */
    public int port() {
        return ports.getFirst().number();
    }
}
