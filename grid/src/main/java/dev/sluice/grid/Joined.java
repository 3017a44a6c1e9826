package dev.sluice.grid;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while this node is a member of a cluster that can be read and written. */
@Readiness
@Singleton
class Joined implements HealthCheck {

    private final Grid grid;

    Joined(Grid grid) {
        this.grid = grid;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("grid")
                .status(grid.healthy())
                .withData("members", String.join(",", grid.members()))
                .build();
    }
}
