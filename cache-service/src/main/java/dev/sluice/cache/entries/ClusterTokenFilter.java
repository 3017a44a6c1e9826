package dev.sluice.cache.entries;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.wire.Wire;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets in who shows the cluster credential, and answers everyone else 403. */
@Singleton
public final class ClusterTokenFilter {

    private final byte[] token;

    ClusterTokenFilter(Settings settings) {
        this.token = bytes(settings.secret(Setting.CLUSTER_TOKEN_FILE)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() ->
                        new IllegalStateException(Setting.CLUSTER_TOKEN_FILE.variable() + " names no credential")));
    }

    /** An answer ends the request; null lets it go on. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response check(ContainerRequestContext request) {
        String shown = request.getHeaderString(Wire.CLUSTER_TOKEN);
        return shown != null && MessageDigest.isEqual(token, bytes(shown))
                ? null
                : Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(new Refusal("Forbidden"))
                        .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
