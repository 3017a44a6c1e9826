package dev.sluice.auth.signing;

import dev.sluice.contract.settings.RootKey;
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

    private final AccessKey root;

    AccessKeys(RootKey key, Settings settings) {
        if (key.known()) {
            LOG.warnf(
                    "the root principal's secret is the one for a laptop: set %s",
                    Setting.ROOT_SECRET_ACCESS_KEY_FILE.variable());
        }
        this.root = new AccessKey(key.id(), key.secret(), "arn:aws:iam::" + settings.get(Setting.ACCOUNT) + ":root");
    }

    Optional<AccessKey> find(String id) {
        return root.id().equals(id) ? Optional.of(root) : Optional.empty();
    }
}
