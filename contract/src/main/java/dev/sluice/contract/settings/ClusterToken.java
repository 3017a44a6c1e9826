package dev.sluice.contract.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The credential that services show each other. It never shows in a log: it has no text of its own. */
public final class ClusterToken {

    private final String value;

    private ClusterToken(String value) {
        this.value = value;
    }

    /** Throws {@link IllegalStateException} where {@link Setting#CLUSTER_TOKEN_FILE} names no file with a credential in it. */
    public static ClusterToken of(Settings settings) {
        return settings.secret(Setting.CLUSTER_TOKEN_FILE)
                .filter(content -> !content.isEmpty())
                .map(ClusterToken::new)
                .orElseThrow(() -> new IllegalStateException(
                        Setting.CLUSTER_TOKEN_FILE.variable() + " names no file with a credential in it"));
    }

    /** Takes the same time for every wrong one of the same length. */
    public boolean is(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(bytes(value), bytes(shown));
    }

    /** As it goes into the header. */
    public String value() {
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
