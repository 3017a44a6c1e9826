package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.policy.Verdict;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.CacheLookup;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.remote.Bucket;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.CachePolicy;
import dev.sluice.edge.table.Source;
import dev.sluice.edge.table.Validation;
import dev.sluice.edge.webacl.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each step went by, told once it has run, to whoever may have a request explained. Tells of keys and tokens whose
 * they are, never what they are.
 */
final class StepFacts {

    private static final String ANY = "any";

    private final Account account;

    StepFacts(Account account) {
        this.account = account;
    }

    Map<String, Object> resourcePolicy(Exchange exchange) {
        Verdict verdict = ResourcePolicyStep.verdict(exchange, account);
        return facts(
                "verdict", Objects.toString(verdict, "none"),
                "resource", exchange.methodArn(account.region(), account.id()),
                "sourceIp", exchange.request().sourceIp());
    }

    static Map<String, Object> webAcl(Exchange exchange) {
        Decision decision = exchange.webAclDecision();
        return facts(
                "webAclArn", exchange.stage().options().webAclArn(),
                "rule", decision == null ? null : decision.rule(),
                "labels", decision == null ? null : decision.labels());
    }

    static Map<String, Object> authorizer(Exchange exchange) {
        if (!(exchange.route().access() instanceof Access.Authorized access)) {
            return Map.of();
        }
        AccessAnswer.Allow caller = exchange.caller();
        return facts(
                "authorizerId",
                access.authorizer().id(),
                "name",
                access.authorizer().name(),
                "type",
                access.authorizer().type(),
                "identitySources",
                access.identity().stream().map(Source::toString).toList(),
                "scopes",
                access.scopes().isEmpty() ? ANY : access.scopes(),
                "principalId",
                caller == null ? null : caller.principalId(),
                "contextKeys",
                caller == null ? null : new TreeSet<>(caller.context().keySet()),
                "ttlSeconds",
                caller == null ? null : caller.ttlSeconds());
    }

    static Map<String, Object> iam(Exchange exchange) {
        AccessAnswer.Allow caller = exchange.caller();
        return facts("principal", caller == null ? null : caller.principalId());
    }

    static Map<String, Object> apiKey(Exchange exchange) {
        var use = exchange.keyUse();
        return facts(
                "source", exchange.stage().options().keyFromAuthorizer() ? "AUTHORIZER" : "HEADER",
                "apiKeyId", use == null ? null : use.key().id(),
                "usagePlanId", use == null ? null : use.plan().id());
    }

    static Map<String, Object> throttle(Exchange exchange) {
        return facts(
                "buckets",
                ThrottleStep.buckets(exchange).stream().map(StepFacts::bucket).toList());
    }

    private static Map<String, Object> bucket(Bucket bucket) {
        Throttle throttle = bucket.throttle();
        Quota quota = bucket.quota();
        return facts(
                "bucket", bucket.name(),
                "rateLimit", throttle == null ? null : throttle.rateLimit(),
                "burstLimit", throttle == null ? null : throttle.burstLimit(),
                "quota", quota == null ? null : quota.limit(),
                "period", quota == null ? null : quota.period());
    }

    static Map<String, Object> validation(Exchange exchange) {
        Validation validation = Objects.requireNonNull(exchange.route().validation());
        return facts(
                "required",
                validation.required().stream().map(Validation.Required::name).toList(),
                "modelsFor",
                new TreeSet<>(validation.bodies().keySet()));
    }

    static Map<String, Object> cache(Exchange exchange) {
        CachePolicy policy = Objects.requireNonNull(exchange.route().cache());
        CacheLookup lookup = exchange.cacheLookup();
        return facts(
                "key", Caching.key(exchange, policy),
                "keyParameters", policy.keys().stream().map(Source::toString).toList(),
                "ttlSeconds", policy.ttlSeconds(),
                "lookup", lookup == null ? "none" : lookup instanceof CacheLookup.Hit ? "hit" : "miss",
                "invalidation", policy.invalidation().name());
    }

    static Map<String, Object> integration(Exchange exchange) {
        return facts("type", exchange.route().integration().getClass().getSimpleName());
    }

    /** Names and values in turn; a null value is left out. */
    private static Map<String, Object> facts(@Nullable Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                facts.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return facts;
    }
}
