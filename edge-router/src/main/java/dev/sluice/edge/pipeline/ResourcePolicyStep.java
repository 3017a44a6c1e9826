package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.policy.Policy;
import dev.sluice.contract.policy.PolicyRequest;
import dev.sluice.contract.policy.Verdict;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.table.Access;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request against its API's resource policy. Where nobody else guards the method, or a user pool does, the policy
 * must allow it; what a function or IAM guards, it must not deny.
 *
 * <p>Source: AWS guide, "How API Gateway resource policies affect authorization workflow".
 */
final class ResourcePolicyStep implements Step {

    private static final String INVOKE = "execute-api:Invoke";

    private final Account account;

    ResourcePolicyStep(Account account) {
        this.account = account;
    }

    /** Whether the policy is asked before anybody is asked who calls. */
    static boolean first(Access access) {
        return access instanceof Access.Open
                || access instanceof Access.Authorized authorized && !ofUserPool(authorized);
    }

    /** What the policy says of a request; null where the API has none. */
    static @Nullable Verdict verdict(Exchange exchange, Account account) {
        return verdict(exchange, account, INVOKE);
    }

    /** The same, about another action than the call itself. */
    static @Nullable Verdict verdict(Exchange exchange, Account account, String action) {
        Policy policy = exchange.stage().options().policy();
        return policy == null ? null : policy.verdict(asked(exchange, account).of(action));
    }

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        Verdict verdict = verdict(exchange, account);
        if (verdict == null || verdict == Verdict.ALLOW) {
            return Outcome.NEXT;
        }
        if (verdict == Verdict.SILENT && !mustAllow(exchange.route().access())) {
            return Outcome.NEXT;
        }
        throw denied(exchange, verdict);
    }

    private static boolean mustAllow(Access access) {
        return access instanceof Access.Open
                || access instanceof Access.Authorized authorized && ofUserPool(authorized);
    }

    private static boolean ofUserPool(Access.Authorized access) {
        return access.authorizer().type().equals("COGNITO_USER_POOLS");
    }

    private FaultException denied(Exchange exchange, Verdict verdict) {
        String caller = exchange.route().access() instanceof Access.Iam ? caller(exchange) : null;
        boolean explicit = verdict == Verdict.DENY;
        String shown = "*".repeat(Math.max(0, account.id().length() - 4))
                + account.id().substring(Math.max(0, account.id().length() - 4));
        return new FaultException(explicit ? Fault.ACCESS_DENIED_EXPLICIT : Fault.ACCESS_DENIED, "resource policy")
                .saying("User: " + (caller == null ? "anonymous" : caller)
                        + " is not authorized to perform: execute-api:Invoke on resource: "
                        + exchange.methodArn(account.region(), shown) + (explicit ? " with an explicit deny" : ""));
    }

    private static PolicyRequest asked(Exchange exchange, Account account) {
        Request request = exchange.request();
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("aws:SourceIp", List.of(request.sourceIp()));
        attributes.put("aws:SecureTransport", List.of(String.valueOf(request.isSSL())));
        attributes.put("aws:CurrentTime", List.of(exchange.startedAt().toString()));
        attributes.put(
                "aws:EpochTime", List.of(String.valueOf(exchange.startedAt().getEpochSecond())));
        header(attributes, "aws:UserAgent", request.getHeader("User-Agent"));
        header(attributes, "aws:Referer", request.getHeader("Referer"));
        String caller = exchange.route().access() instanceof Access.Iam ? caller(exchange) : null;
        header(attributes, "aws:PrincipalArn", caller);
        return PolicyRequest.calling(exchange.methodArn(account.region(), account.id()), attributes, caller);
    }

    private static void header(Map<String, List<String>> attributes, String key, @Nullable String value) {
        if (value != null) {
            attributes.put(key, List.of(value));
        }
    }

    private static @Nullable String caller(Exchange exchange) {
        AccessAnswer.Allow caller = exchange.caller();
        return caller == null ? null : caller.principalId();
    }
}
