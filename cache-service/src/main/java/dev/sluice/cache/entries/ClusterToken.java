package dev.sluice.cache.entries;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The cluster credential, read when the service starts; without one it does not start. */
@Startup
@ApplicationScoped
class ClusterToken {

    private final byte[] token;

    ClusterToken(Settings settings) {
        this.token = bytes(settings.secret(Setting.CLUSTER_TOKEN_FILE)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() ->
                        new IllegalStateException(Setting.CLUSTER_TOKEN_FILE.variable() + " names no credential")));
    }

    /** Takes as long whatever was shown. */
    boolean is(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(token, bytes(shown));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
