package dev.sluice.ratelimit.leases;

import dev.sluice.contract.wire.Wire;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows the cluster credential, and answers everyone else 403. A filter is made while a native executable is
 * built, so it holds no secret: {@link ClusterToken} is a proxy until the service runs.
 */
@Singleton
public final class ClusterTokenFilter {

    private final ClusterToken token;

    ClusterTokenFilter(ClusterToken token) {
        this.token = token;
    }

    /** An answer ends the request; null lets it go on. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response check(ContainerRequestContext request) {
        return token.is(request.getHeaderString(Wire.CLUSTER_TOKEN))
                ? null
                : Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(new Refusal("Forbidden"))
                        .build();
    }
}
