package dev.sluice.auth.lambda;

import dev.sluice.auth.expression.TokenExpression;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessAnswer.Reason;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.access.Policed;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.policy.PolicyRequest;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides by a TOKEN or a REQUEST authorizer: its expression where it has one, then its function, then the policy that the
 * function returned.
 */
@Singleton
public class LambdaAccess {

    private static final Logger LOG = Logger.getLogger(LambdaAccess.class);
    private final Functions functions;
    private final KeptAnswers kept;
    private final Clock clock;

    LambdaAccess(Functions functions, KeptAnswers kept, Clock clock) {
        this.functions = functions;
        this.kept = kept;
        this.clock = clock;
    }

    /** Fails where the function cannot be reached. */
    public Uni<AccessAnswer> answer(AccessQuestion question) {
        Authorizer authorizer = question.authorizer();
        Optional<AuthorizerFunction> function = AuthorizerFunction.of(authorizer);
        if (function.isEmpty()) {
            return misconfigured(authorizer, "its URI names no function");
        }
        return authorizer.type().equals("REQUEST")
                ? byRequest(question, function.get())
                : byToken(question, function.get());
    }

    private Uni<AccessAnswer> byToken(AccessQuestion question, AuthorizerFunction function) {
        Authorizer authorizer = question.authorizer();
        try {
            if (!acceptable(authorizer, question.token())) {
                return Uni.createFrom().item(new AccessAnswer.Deny(Reason.UNAUTHORIZED, 0));
            }
        } catch (IllegalArgumentException badExpression) {
            return misconfigured(authorizer, String.valueOf(badExpression.getMessage()));
        }
        byte[] event = Wire.write(new TokenEvent(question.token(), question.methodArn()));
        return kept.get(Asked.in(question), () -> functions.ask(function, event).map(FunctionReply::answer))
                .map(known -> judge(question, known));
    }

    /** A request whose identity is nowhere in it is like no other: its answer is not kept. */
    private Uni<AccessAnswer> byRequest(AccessQuestion question, AuthorizerFunction function) {
        AccessRequest request = question.request();
        if (request == null) {
            return misconfigured(question.authorizer(), "it was shown no request");
        }
        byte[] event = RequestEvent.of(question.methodArn(), request);
        Uni<KeptAnswers.Kept> answer = question.token().isEmpty()
                ? kept.fresh(functions.ask(function, event).map(FunctionReply::answer))
                : kept.get(
                        Asked.in(question), () -> functions.ask(function, event).map(FunctionReply::answer));
        return answer.map(known -> judge(question, known));
    }

    /** Whether a function is to be asked about a token. Throws {@link IllegalArgumentException} for an expression that is none. */
    public static boolean acceptable(Authorizer authorizer, String token) {
        String expression = authorizer.identityValidationExpression();
        if (token.isEmpty() || expression == null || expression.isEmpty()) {
            return !token.isEmpty();
        }
        TokenExpression.Outcome outcome = TokenExpression.of(expression).test(token);
        if (outcome == TokenExpression.Outcome.TOO_COSTLY) {
            LOG.warnf("authorizer %s: gave up its validation expression, which takes too long", authorizer.id());
        }
        return outcome == TokenExpression.Outcome.MATCHES;
    }

    private AccessAnswer judge(AccessQuestion question, KeptAnswers.Kept known) {
        return switch (known.answer()) {
            case FunctionAnswer.Unauthorized unauthorized -> new AccessAnswer.Deny(Reason.UNAUTHORIZED, 0);
            case FunctionAnswer.Misconfigured wrong -> {
                LOG.warnf("authorizer %s: %s", question.authorizer().id(), wrong.reason());
                yield new AccessAnswer.Deny(Reason.AUTHORIZER_CONFIGURATION, 0);
            }
            case FunctionAnswer.Identified caller -> judge(question, caller, remaining(known.end()));
        };
    }

    private AccessAnswer judge(AccessQuestion question, FunctionAnswer.Identified caller, int ttl) {
        var policed = new Policed(
                caller.principalId(),
                caller.context(),
                caller.usageIdentifierKey(),
                caller.policy().document());
        return switch (caller.policy().verdict(PolicyRequest.invoking(question.methodArn(), clock.instant()))) {
            case ALLOW ->
                new AccessAnswer.Allow(
                        caller.principalId(), caller.context(), ttl, caller.usageIdentifierKey(), policed);
            case DENY -> new AccessAnswer.Deny(Reason.EXPLICIT_DENY, ttl, policed);
            case SILENT -> new AccessAnswer.Deny(Reason.IMPLICIT_DENY, ttl, policed);
        };
    }

    private int remaining(Instant end) {
        return (int) Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }

    private static Uni<AccessAnswer> misconfigured(Authorizer authorizer, String reason) {
        LOG.warnf("authorizer %s: %s", authorizer.id(), reason);
        return Uni.createFrom().item(new AccessAnswer.Deny(Reason.AUTHORIZER_CONFIGURATION, 0));
    }
}
