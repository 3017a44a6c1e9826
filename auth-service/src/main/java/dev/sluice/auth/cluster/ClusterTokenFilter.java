package dev.sluice.auth.cluster;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.wire.Wire;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns away every request without the cluster credential, before anything is known of its path. */
public class ClusterTokenFilter {

    private final Provider<ClusterToken> token;

    ClusterTokenFilter(Provider<ClusterToken> token) {
        this.token = token;
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(ContainerRequestContext request) {
        return token.get().is(request.getHeaderString(Wire.CLUSTER_TOKEN))
                ? Optional.empty()
                : Optional.of(Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new Message("Forbidden"))
                        .build());
    }
}
