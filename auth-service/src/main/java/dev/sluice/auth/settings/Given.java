package dev.sluice.auth.settings;

import dev.sluice.aws.KnownCredentials;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.AccessKeys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Produces the settings, the credentials of the cluster, of its root principal and for AWS, and the clock. */
@Singleton
public class Given {

    private static final Logger LOG = Logger.getLogger(Given.class);

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

    /** Read at once: where strangers may call, the service does not start with a secret that everybody knows. */
    @Produces
    @Singleton
    @Startup
    RootKey rootKey(Settings settings) {
        RootKey root = RootKey.of(settings);
        if (root.known()) {
            LOG.warnf(
                    "the root principal's secret is the one for a laptop: set %s",
                    Setting.ROOT_SECRET_ACCESS_KEY_FILE.variable());
        }
        return root;
    }

    @Produces
    @Singleton
    AccessKeys accessKeys(RootKey root, ClusterToken cluster, Settings settings, Clock clock) {
        return new AccessKeys(root, cluster, settings, clock);
    }

    /** Read at once: a file that is none stops the service. */
    @Produces
    @Singleton
    @Startup
    KnownCredentials awsCredentials(Settings settings) {
        return KnownCredentials.of(settings, System.getenv());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
