package dev.sluice.contract.explain;

import dev.sluice.contract.settings.ClusterToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Leave to have requests to one stage explained until a time. As text, which goes into the header {@link #HEADER}, it is
 * {@code v1.API.STAGE.EXPIRES.SIGNATURE}: a time in epoch seconds, and an HMAC-SHA256 by the cluster credential, in URL-safe
 * base64. So a router knows without asking anyone.
 */
public record ExplainGrant(String apiId, String stageName, long expiresEpochSecond) {

    public static final String HEADER = "X-Sluice-Explain";

    private static final String VERSION = "v1";

    /** Keeps a signature of this kind from being one of another, made by the same credential. */
    private static final String PURPOSE = "sluice-explain\n";

    public String signed(ClusterToken token) {
        return told() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(token));
    }

    /** Whether {@code text} grants it for the stage at that time. Takes the same time for every wrong signature. */
    public static boolean holds(
            @Nullable String text, String apiId, String stageName, Instant now, ClusterToken token) {
        String shown = text == null ? "" : text;
        String[] parts = shown.split("\\.", -1);
        if (parts.length != 5 || !parts[3].matches("[0-9]{1,12}")) {
            return false;
        }
        ExplainGrant grant = new ExplainGrant(parts[1], parts[2], Long.parseLong(parts[3]));
        boolean genuine = parts[0].equals(VERSION)
                && MessageDigest.isEqual(
                        grant.signed(token).getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
        return genuine
                && grant.apiId.equals(apiId)
                && grant.stageName.equals(stageName)
                && now.getEpochSecond() < grant.expiresEpochSecond;
    }

    private String told() {
        return String.join(".", VERSION, apiId, stageName, String.valueOf(expiresEpochSecond));
    }

    private byte[] signature(ClusterToken token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal((PURPOSE + told()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
