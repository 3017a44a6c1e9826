package dev.sluice.auth.access;

import dev.sluice.auth.cluster.Message;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** {@code POST /internal/access/decisions}; see {@link AccessQuestion} and {@link AccessAnswer}. */
@Path("/internal/access/decisions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {

    private final AccessDecision decision;

    AccessResource(AccessDecision decision) {
        this.decision = decision;
    }

    @POST
    public Uni<AccessAnswer> decide(@Nullable AccessQuestion question) {
        return decision.answer(Questions.whole(question));
    }

    @ServerExceptionMapper
    RestResponse<Message> incomplete(Questions.Incomplete incomplete) {
        return RestResponse.status(
                RestResponse.Status.BAD_REQUEST, new Message(String.valueOf(incomplete.getMessage())));
    }

    /** The router gives its own answer to what is undecided, which lets nobody in. */
    @ServerExceptionMapper
    RestResponse<Message> tooMany(BulkheadException full) {
        return RestResponse.status(
                RestResponse.Status.SERVICE_UNAVAILABLE, new Message("too many decisions at a time"));
    }
}
