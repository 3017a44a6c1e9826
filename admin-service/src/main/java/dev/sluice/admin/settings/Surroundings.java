package dev.sluice.admin.settings;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.AccessKeys;
import dev.sluice.contract.sigv4.SessionTokens;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * What this process finds around it. A setting comes from the environment, or under the same name from another source of
 * Quarkus's configuration, which is how tests set theirs.
 */
final class Surroundings {

    /** Throws {@link IllegalArgumentException}, and so ends the start, on a setting that does not exist. */
    @Produces
    @Singleton
    Settings settings(Config config) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (Setting setting : Setting.values()) {
            config.getOptionalValue(setting.variable(), String.class)
                    .ifPresent(value -> environment.put(setting.variable(), value));
        }
        Settings settings = Settings.from(environment);
        checkDatabase(settings);
        return settings;
    }

    private static void checkDatabase(Settings settings) {
        boolean encrypted = switch (settings.get(Setting.DATABASE_TLS)) {
            case "disable" -> false;
            case "verify-full" -> true;
            default ->
                throw new IllegalArgumentException(
                        Setting.DATABASE_TLS.variable() + " is neither disable nor verify-full");
        };
        if (encrypted == settings.get(Setting.DATABASE_CA_FILE).isEmpty()) {
            throw new IllegalArgumentException(Setting.DATABASE_CA_FILE.variable() + " goes with "
                    + Setting.DATABASE_TLS.variable() + "=verify-full, and with nothing else");
        }
    }

    /** Ends the start where there is none. */
    @Produces
    @Singleton
    @Startup
    ClusterToken clusterToken(Settings settings) {
        return ClusterToken.of(settings);
    }

    /** Ends the start where strangers may call and the secret is one that everybody knows. */
    @Produces
    @Singleton
    @Startup
    RootKey rootKey(Settings settings) {
        return RootKey.of(settings);
    }

    @Produces
    @Singleton
    AccessKeys accessKeys(RootKey root, ClusterToken cluster, Settings settings, Clock clock) {
        return new AccessKeys(root, cluster, settings, clock);
    }

    @Produces
    @Singleton
    SessionTokens sessionTokens(ClusterToken cluster) {
        return new SessionTokens(cluster);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
