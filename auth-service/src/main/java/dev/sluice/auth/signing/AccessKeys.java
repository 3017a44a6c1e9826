package dev.sluice.auth.signing;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The access keys there are: the root principal's, out of the settings. */
@Singleton
@Startup
public class AccessKeys {

    private static final Logger LOG = Logger.getLogger(AccessKeys.class);
    private static final String LAPTOP_SECRET = "test";

    private final AccessKey root;

    AccessKeys(Settings settings) {
        Optional<String> secret = settings.secret(Setting.ROOT_SECRET_ACCESS_KEY_FILE);
        if (secret.isEmpty()) {
            LOG.warnf(
                    "the root principal's secret is the one for a laptop: set %s",
                    Setting.ROOT_SECRET_ACCESS_KEY_FILE.variable());
        }
        this.root = new AccessKey(
                settings.get(Setting.ROOT_ACCESS_KEY_ID),
                secret.orElse(LAPTOP_SECRET),
                "arn:aws:iam::" + settings.get(Setting.ACCOUNT) + ":root");
    }

    Optional<AccessKey> find(String id) {
        return root.id().equals(id) ? Optional.of(root) : Optional.empty();
    }
}
