package dev.sluice.auth.access;

import dev.sluice.auth.lambda.LambdaAccess;
import dev.sluice.auth.userpool.UserPoolAccess;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.api.Authorizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.jboss.logging.Logger;

/** Decides by the kind of authorizer. A fault is a refusal: nobody gets in by one. */
@ApplicationScoped
public class AccessDecision {

    private static final Logger LOG = Logger.getLogger(AccessDecision.class);

    private final UserPoolAccess userPools;
    private final LambdaAccess functions;
    private final MeterRegistry metrics;

    AccessDecision(UserPoolAccess userPools, LambdaAccess functions, MeterRegistry metrics) {
        this.userPools = userPools;
        this.functions = functions;
        this.metrics = metrics;
    }

    /** Fails with a {@code BulkheadException} while too much is being decided; else it always answers. */
    @Bulkhead(value = 1_024, waitingTaskQueue = 1_024)
    public Uni<AccessAnswer> answer(AccessQuestion question) {
        Authorizer authorizer = question.authorizer();
        return Uni.createFrom()
                .deferred(() -> decide(question))
                .onFailure()
                .recoverWithItem(fault -> undecided(authorizer, fault))
                .onItem()
                .invoke(answer -> count(authorizer, answer));
    }

    private Uni<AccessAnswer> decide(AccessQuestion question) {
        return switch (question.authorizer().type()) {
            case "COGNITO_USER_POOLS" -> userPools.answer(question);
            case "TOKEN", "REQUEST" -> functions.answer(question);
            default ->
                refuse(question, "its type is unknown: " + question.authorizer().type());
        };
    }

    private static Uni<AccessAnswer> refuse(AccessQuestion question, String reason) {
        LOG.warnf("authorizer %s: %s", question.authorizer().id(), reason);
        return Uni.createFrom().item(new AccessAnswer.Deny(Reason.AUTHORIZER_CONFIGURATION, 0));
    }

    private static AccessAnswer undecided(Authorizer authorizer, Throwable fault) {
        LOG.warnf("authorizer %s could not decide: %s", authorizer.id(), fault);
        return new AccessAnswer.Deny(Reason.AUTHORIZER_FAILURE, 0);
    }

    private void count(Authorizer authorizer, AccessAnswer answer) {
        String verdict = switch (answer) {
            case AccessAnswer.Allow allow -> "ALLOW";
            case AccessAnswer.Deny deny -> deny.reason().name();
        };
        String type = authorizer.type().matches("[A-Z_]{1,20}") ? authorizer.type() : "OTHER";
        metrics.counter("sluice_access_decisions", "authorizer", type, "verdict", verdict)
                .increment();
    }
}
