package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.Policed;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.policy.Verdict;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.remote.Decisions;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.Source;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Asks who calls, where the method has an authorizer. Writes {@link Exchange#caller}
 * and how long the answer took. */
final class AuthorizerStep implements Step {

    private final Decisions decisions;
    private final Account account;

    AuthorizerStep(Decisions decisions, Account account) {
        this.decisions = decisions;
        this.account = account;
    }

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        if (!(exchange.route().access() instanceof Access.Authorized access)) {
            return Outcome.NEXT;
        }
        boolean request = access.authorizer().type().equals("REQUEST");
        List<String> identity = identity(exchange, access.identity());
        AccessQuestion question = new AccessQuestion(
                exchange.methodArn(account.region(), account.id()),
                access.authorizer(),
                request ? AccessQuestion.identity(identity) : identity.getFirst(),
                access.scopes(),
                exchange.ids().requestId());
        long asked = System.nanoTime();
        return decisions
                .decide(question, () -> request ? ShownRequest.of(exchange) : null)
                .compose(answer -> {
                    exchange.authorizerMillis((System.nanoTime() - asked) / 1_000_000);
                    return admit(exchange, answer, account);
                });
    }

    /** Without all of it nobody is asked. */
    private static List<String> identity(Exchange exchange, List<Source> sources) {
        Values values = Values.ofRequest(exchange, null);
        List<String> identity = new ArrayList<>();
        for (Source source : sources) {
            String value = values.get(source);
            if (value == null || value.isBlank()) {
                throw new FaultException(Fault.UNAUTHORIZED, "no " + source);
            }
            identity.add(value);
        }
        return identity;
    }

    private static Future<Outcome> admit(Exchange exchange, AccessAnswer answer, Account account) {
        return switch (answer) {
            case AccessAnswer.Allow allow -> {
                exchange.caller(allow);
                yield Outcome.NEXT;
            }
            case AccessAnswer.Deny(AccessAnswer.Reason reason, int ttl, Policed policed, String message)
            when reason == AccessAnswer.Reason.IMPLICIT_DENY
                    && policed != null
                    && ResourcePolicyStep.verdict(exchange, account) == Verdict.ALLOW -> {
                // Neither of the two denies, and one allows: AWS's table A.
                exchange.caller(new AccessAnswer.Allow(
                        policed.principalId(), policed.context(), ttl, policed.usageIdentifierKey()));
                yield Outcome.NEXT;
            }
            case AccessAnswer.Deny deny -> Future.failedFuture(denied(deny));
        };
    }

    private static FaultException denied(AccessAnswer.Deny deny) {
        FaultException denied = new FaultException(fault(deny.reason()), "denied");
        String message = deny.message();
        return message == null ? denied : denied.saying(message);
    }

    private static Fault fault(AccessAnswer.Reason reason) {
        return switch (reason) {
            case UNAUTHORIZED -> Fault.UNAUTHORIZED;
            case IMPLICIT_DENY -> Fault.ACCESS_DENIED;
            case EXPLICIT_DENY -> Fault.ACCESS_DENIED_EXPLICIT;
            case AUTHORIZER_CONFIGURATION -> Fault.AUTHORIZER_CONFIGURATION_ERROR;
            case AUTHORIZER_FAILURE -> Fault.AUTHORIZER_FAILURE;
        };
    }
}
