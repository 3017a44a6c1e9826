package dev.sluice.auth.signing;

import dev.sluice.auth.cluster.Message;
import dev.sluice.contract.access.SigningKey;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /internal/access/signing-keys/{accessKeyId}?date=yyyyMMdd&region=R&service=S}; see {@link SigningKey}. */
@Path("/internal/access/signing-keys/{accessKeyId}")
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeyResource {

    private final SigningKeys keys;

    SigningKeyResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @NonBlocking
    public Response key(
            @RestPath String accessKeyId,
            @RestQuery @Nullable String date,
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String service) {
        try {
            return keys.derive(accessKeyId, date, region, service)
                    .map(key -> Response.ok(key).build())
                    .orElseGet(() -> answer(Response.Status.NOT_FOUND, "no such access key"));
        } catch (IllegalArgumentException wrong) {
            return answer(Response.Status.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    private static Response answer(Response.Status status, String message) {
        return Response.status(status).entity(new Message(message)).build();
    }
}
