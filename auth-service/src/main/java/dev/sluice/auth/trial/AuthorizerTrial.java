package dev.sluice.auth.trial;

import dev.sluice.auth.lambda.AuthorizerFunction;
import dev.sluice.auth.lambda.Functions;
import dev.sluice.auth.lambda.LambdaAccess;
import dev.sluice.auth.lambda.RequestEvent;
import dev.sluice.auth.lambda.TokenEvent;
import dev.sluice.auth.userpool.UserPoolAccess;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.trial.ExecutionLog;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Runs authorizers for trials. Whether the policy that a function returns would allow anything is not asked: AWS shows it,
 * and judges nothing by it.
 */
@Singleton
public class AuthorizerTrial {

    private static final Logger LOG = Logger.getLogger(AuthorizerTrial.class);

    private final UserPoolAccess userPools;
    private final Functions functions;
    private final Clock clock;

    AuthorizerTrial(UserPoolAccess userPools, Functions functions, Clock clock) {
        this.userPools = userPools;
        this.functions = functions;
        this.clock = clock;
    }

    /** Always answers: an authorizer that fails is an answer. */
    Uni<AuthorizerInvoked> run(AuthorizerInvocation asked) {
        Attempt attempt = new Attempt(asked, clock);
        return Uni.createFrom()
                .deferred(() -> run(asked, attempt))
                .onFailure()
                .invoke(fault -> LOG.debugf("trial %s: %s", attempt.id(), fault))
                .onFailure()
                .recoverWithItem(attempt::failed);
    }

    private Uni<AuthorizerInvoked> run(AuthorizerInvocation asked, Attempt attempt) {
        IdentitySources sources = IdentitySources.of(asked.authorizer());
        Optional<List<String>> identity = sources.in(asked.request());
        if (identity.isEmpty()) {
            return Uni.createFrom().item(attempt.unauthorized());
        }
        attempt.identified(identity.get());
        return switch (asked.authorizer().type()) {
            case "COGNITO_USER_POOLS" ->
                userPools
                        .answer(question(asked, identity.get().getFirst(), attempt))
                        .map(attempt::byUserPool);
            case "TOKEN" -> byToken(asked, identity.get().getFirst(), attempt);
            case "REQUEST" -> byRequest(asked, sources.masked(asked.request()), attempt);
            default -> Uni.createFrom().item(attempt.misconfigured("its type is unknown"));
        };
    }

    private Uni<AuthorizerInvoked> byToken(AuthorizerInvocation asked, String token, Attempt attempt) {
        try {
            if (!LambdaAccess.acceptable(asked.authorizer(), token)) {
                return Uni.createFrom().item(attempt.unauthorized());
            }
        } catch (IllegalArgumentException badExpression) {
            return Uni.createFrom().item(attempt.misconfigured(String.valueOf(badExpression.getMessage())));
        }
        byte[] event = Wire.write(new TokenEvent(token, asked.methodArn()));
        byte[] shown = Wire.write(new TokenEvent(ExecutionLog.masked(token), asked.methodArn()));
        return byFunction(asked.authorizer(), event, shown, attempt);
    }

    private Uni<AuthorizerInvoked> byRequest(AuthorizerInvocation asked, AccessRequest masked, Attempt attempt) {
        byte[] event = RequestEvent.of(asked.methodArn(), asked.request());
        return byFunction(asked.authorizer(), event, RequestEvent.of(asked.methodArn(), masked), attempt);
    }

    private Uni<AuthorizerInvoked> byFunction(Authorizer authorizer, byte[] event, byte[] shown, Attempt attempt) {
        Optional<AuthorizerFunction> function = AuthorizerFunction.of(authorizer);
        if (function.isEmpty()) {
            return Uni.createFrom().item(attempt.misconfigured("its URI names no function"));
        }
        attempt.sending(functions.url(function.get()), new String(shown, StandardCharsets.UTF_8));
        return functions.ask(function.get(), event).map(attempt::byFunction);
    }

    private static AccessQuestion question(AuthorizerInvocation asked, String token, Attempt attempt) {
        return new AccessQuestion(asked.methodArn(), asked.authorizer(), token, List.of(), attempt.id());
    }
}
