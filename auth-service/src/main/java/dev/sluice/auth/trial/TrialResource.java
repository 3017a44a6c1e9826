package dev.sluice.auth.trial;

import dev.sluice.auth.cluster.Message;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** {@code POST /internal/access/trials}; see {@link AuthorizerInvocation} and {@link AuthorizerInvoked}. */
@Path("/internal/access/trials")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {

    private final AuthorizerTrial trial;

    TrialResource(AuthorizerTrial trial) {
        this.trial = trial;
    }

    /** Something is missing in a question. */
    private static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;

        Incomplete(String message) {
            super(message, null, false, false);
        }
    }

    @POST
    public Uni<AuthorizerInvoked> invoke(@Nullable AuthorizerInvocation question) {
        return trial.run(whole(question));
    }

    @SuppressWarnings({"ConstantValue", "NullAway"}) // absent members arrive as null, whatever the records say
    private static AuthorizerInvocation whole(@Nullable AuthorizerInvocation question) {
        if (question == null
                || question.authorizer() == null
                || question.authorizer().type() == null) {
            throw new Incomplete("authorizer is missing");
        }
        if (question.methodArn() == null || question.request() == null) {
            throw new Incomplete("methodArn or request is missing");
        }
        return question;
    }

    @ServerExceptionMapper
    RestResponse<Message> incomplete(Incomplete incomplete) {
        return RestResponse.status(
                RestResponse.Status.BAD_REQUEST, new Message(String.valueOf(incomplete.getMessage())));
    }
}
