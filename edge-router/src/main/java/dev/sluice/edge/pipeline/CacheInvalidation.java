package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.Policed;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.policy.Policy;
import dev.sluice.contract.policy.PolicyRequest;
import dev.sluice.contract.policy.Verdict;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.CachePolicy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask for an answer that is not a kept one, by {@code Cache-Control: max-age=0}.
 *
 * <p>Source: AWS guide, "Invalidate an API Gateway cache entry".
 */
enum CacheInvalidation {
    NOT_ASKED,
    GRANTED,
    PASSED_OVER,
    /** The answer gets {@link #WARNING}. */
    PASSED_OVER_WITH_WARNING;

    /** RFC 7234, 5.5: 199 is a warning of any kind. AWS documents that there is one, not what it says. */
    static final String WARNING = "199 - \"Cache-Control: max-age=0 needs execute-api:InvalidateCache\"";

    private static final String ACTION = "execute-api:InvalidateCache";

    /** Throws {@link FaultException} where a client that may not ask for it is to be told so. */
    static CacheInvalidation of(Exchange exchange, CachePolicy.Invalidation policy, Account account) {
        if (!asked(exchange.request().getHeader("Cache-Control"))) {
            return NOT_ASKED;
        }
        return switch (policy) {
            case BY_ANYONE -> GRANTED;
            case FAIL_WITH_403 -> {
                if (!allowed(exchange, account)) {
                    throw new FaultException(Fault.ACCESS_DENIED, "may not invalidate the cache");
                }
                yield GRANTED;
            }
            case SUCCEED_WITH_RESPONSE_HEADER -> allowed(exchange, account) ? GRANTED : PASSED_OVER_WITH_WARNING;
            case SUCCEED_WITHOUT_RESPONSE_HEADER -> allowed(exchange, account) ? GRANTED : PASSED_OVER;
        };
    }

    private static boolean asked(@Nullable String cacheControl) {
        if (cacheControl == null) {
            return false;
        }
        for (String directive : cacheControl.split(",", -1)) {
            if (directive.strip().toLowerCase(Locale.ROOT).equals("max-age=0")) {
                return true;
            }
        }
        return false;
    }

    /** Some policy must allow it, and none deny it: what the authorizer returned, the API's own, or an account's full right. */
    private static boolean allowed(Exchange exchange, Account account) {
        Verdict ofResource = ResourcePolicyStep.verdict(exchange, account, ACTION);
        Verdict ofCaller = ofCaller(exchange, account);
        boolean denied = ofResource == Verdict.DENY || ofCaller == Verdict.DENY;
        return !denied && (ofResource == Verdict.ALLOW || ofCaller == Verdict.ALLOW);
    }

    private static Verdict ofCaller(Exchange exchange, Account account) {
        AccessAnswer.Allow caller = exchange.caller();
        if (caller == null) {
            return Verdict.SILENT;
        }
        if (exchange.route().access() instanceof Access.Iam) {
            return Verdict.ALLOW; // whoever signs is the account itself
        }
        Policed policed = caller.policed();
        if (policed == null) {
            return Verdict.SILENT;
        }
        String method = exchange.methodArn(account.region(), account.id());
        return Policy.read(policed.policy())
                .verdict(PolicyRequest.invoking(method, exchange.startedAt()).of(ACTION));
    }
}
