package dev.sluice.ratelimit.leases;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.wire.Wire;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows the cluster credential, and answers everyone else 403. A filter is made while a native executable is
 * built, so it holds no secret, but a way to the one that the service reads when it starts.
 */
@Singleton
public final class ClusterTokenFilter {

    private final Provider<ClusterToken> token;

    ClusterTokenFilter(Provider<ClusterToken> token) {
        this.token = token;
    }

    /** An answer ends the request; null lets it go on. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response check(ContainerRequestContext request) {
        return token.get().is(request.getHeaderString(Wire.CLUSTER_TOKEN))
                ? null
                : Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(new Refusal("Forbidden"))
                        .build();
    }
}
