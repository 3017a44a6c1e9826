package dev.sluice.auth.settings;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the settings, the credential of the cluster and the clock. */
@Singleton
public class Given {

    @Produces
    @Singleton
    Settings settings() {
        return Settings.from(System.getenv());
    }

    /** Read at once: without a credential the service does not start. */
    @Produces
    @Singleton
    @Startup
    ClusterToken clusterToken(Settings settings) {
        return ClusterToken.of(settings);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
