package dev.sluice.auth.following;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything that was in the config at the start has been applied. */
@Readiness
@Singleton
public class ConfigReadiness implements HealthCheck {

    private final Following following;

    ConfigReadiness(Following following) {
        this.following = following;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("config caught up")
                .status(following.caughtUp())
                .build();
    }
}
