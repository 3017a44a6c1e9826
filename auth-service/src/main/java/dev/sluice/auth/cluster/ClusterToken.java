package dev.sluice.auth.cluster;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The credential that services show each other, read once: the service does not start without it. */
@Singleton
@Startup
public class ClusterToken {

    private final byte[] token;

    ClusterToken(Settings settings) {
        this.token = settings.secret(Setting.CLUSTER_TOKEN_FILE)
                .filter(content -> !content.isEmpty())
                .orElseThrow(() -> new IllegalStateException(
                        Setting.CLUSTER_TOKEN_FILE.variable() + " names no file with a credential in it"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the same time for every wrong one of the same length. */
    boolean is(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }
}
