package dev.sluice.grid;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What a service of the grid finds around it: its settings, the time, and the credential of the cluster. */
@Singleton
class Surroundings {

    @Produces
    @Singleton
    Settings settings() {
        return Settings.from(System.getenv());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Read at once: without a credential the service does not start. */
    @Produces
    @Singleton
    @Startup
    ClusterToken clusterToken(Settings settings) {
        return ClusterToken.of(settings);
    }
}
