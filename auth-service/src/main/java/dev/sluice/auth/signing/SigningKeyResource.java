package dev.sluice.auth.signing;

import dev.sluice.auth.cluster.Message;
import dev.sluice.auth.signing.SigningKeys.Derived;
import dev.sluice.auth.signing.SigningKeys.Scope;
import dev.sluice.contract.access.SessionQuestion;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.wire.Wire;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /internal/access/signing-keys/{accessKeyId}?date=yyyyMMdd&region=R&service=S}, or a POST with the session token
 * that goes with the access key; see {@link SigningKey}.
 */
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
        return answer(accessKeyId, "", new Scope(date, region, service));
    }

    @POST
    @NonBlocking
    public Response keyOfSession(
            @RestPath String accessKeyId,
            @RestQuery @Nullable String date,
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String service,
            byte[] question) {
        SessionQuestion asked;
        try {
            asked = Wire.read(question, SessionQuestion.class);
        } catch (UncheckedIOException unreadable) {
            return answer(Response.Status.BAD_REQUEST, "not a question about a session");
        }
        return asked == null
                ? answer(Response.Status.BAD_REQUEST, "no question")
                : answer(accessKeyId, asked.securityToken(), new Scope(date, region, service));
    }

    private Response answer(String accessKeyId, String token, Scope scope) {
        try {
            return switch (keys.derive(accessKeyId, token, scope)) {
                case Derived.Lent(SigningKey key) -> Response.ok(key).build();
                case Derived.Expired expired -> answer(Response.Status.GONE, "the session is over");
                case Derived.Unknown unknown -> answer(Response.Status.NOT_FOUND, "no such access key");
            };
        } catch (IllegalArgumentException wrong) {
            return answer(Response.Status.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    private static Response answer(Response.Status status, String message) {
        return Response.status(status).entity(new Message(message)).build();
    }
}
