package dev.sluice.edge.mapping;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.KeyRing.KeyUse;
import dev.sluice.edge.webacl.Decision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code $context} of a REST request, as a tree of maps. Source: AWS guide, "API Gateway mapping template reference". */
public final class ContextMap {

    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** What each variable is of a request; null where the request has none. */
    private static final Map<String, Function<Exchange, @Nullable Object>> VARIABLES = variables();

    private ContextMap() {}

    /** The variables that the request has. */
    public static Map<String, Object> of(Exchange exchange) {
        Map<String, Object> context = new LinkedHashMap<>();
        VARIABLES.forEach((name, variable) -> {
            Object value = variable.apply(exchange);
            if (value != null) {
                context.put(name, value);
            }
        });
        return context;
    }

    /** One of them, by its name with dots: {@code identity.sourceIp}. Null where the request does not have it. */
    public static @Nullable Object get(Exchange exchange, String name) {
        String[] parts = name.split("\\.", -1);
        Function<Exchange, @Nullable Object> variable = VARIABLES.get(parts[0]);
        Object at = variable == null ? null : variable.apply(exchange);
        for (int i = 1; i < parts.length; i++) {
            at = at instanceof Map<?, ?> map ? map.get(parts[i]) : null;
        }
        return at;
    }

    private static Map<String, Function<Exchange, @Nullable Object>> variables() {
        Map<String, Function<Exchange, @Nullable Object>> variables = new LinkedHashMap<>();
        variables.put("accountId", exchange -> exchange.account().id());
        variables.put("apiId", exchange -> exchange.stage().apiId());
        variables.put("stage", exchange -> exchange.stage().name());
        variables.put("deploymentId", exchange -> exchange.stage().release().deploymentId());
        variables.put("isCanaryRequest", exchange -> exchange.stage().release().canary());
        variables.put("requestId", exchange -> exchange.ids().requestId());
        variables.put("extendedRequestId", exchange -> exchange.ids().extendedId());
        variables.put("httpMethod", exchange -> exchange.request().method().name());
        variables.put("path", exchange -> exchange.address().whole());
        variables.put("resourceId", exchange -> exchange.route().name().resourceId());
        variables.put("resourcePath", exchange -> exchange.route().resourcePath());
        variables.put("operationName", exchange -> exchange.route().name().operationName());
        variables.put("protocol", exchange -> "HTTP/1.1");
        variables.put("requestTime", exchange -> REQUEST_TIME.format(exchange.startedAt()));
        variables.put("requestTimeEpoch", exchange -> exchange.startedAt().toEpochMilli());
        variables.put("domainName", exchange -> exchange.address().domainName());
        variables.put("domainPrefix", exchange -> domainPrefix(exchange.address()));
        variables.put("xrayTraceId", exchange -> exchange.trace().header());
        variables.put("webaclArn", exchange -> exchange.stage().options().webAclArn());
        variables.put("wafResponseCode", ContextMap::wafResponseCode);
        variables.put("identity", ContextMap::identity);
        variables.put("authorizer", ContextMap::authorizer);
        return Collections.unmodifiableMap(variables);
    }

    private static @Nullable String wafResponseCode(Exchange exchange) {
        Decision decision = exchange.webAclDecision();
        return decision == null ? null : decision.allowed() ? "WAF_ALLOW" : "WAF_BLOCK";
    }

    private static @Nullable Map<String, Object> authorizer(Exchange exchange) {
        AccessAnswer.Allow caller = exchange.caller();
        return caller != null && exchange.route().access() instanceof Access.Authorized access
                ? authorizer(exchange, access, caller)
                : null;
    }

    private static Map<String, Object> authorizer(
            Exchange exchange, Access.Authorized access, AccessAnswer.Allow caller) {
        Map<String, Object> authorizer = new LinkedHashMap<>(caller.context());
        if (caller.principalId() != null) {
            authorizer.put("principalId", caller.principalId());
        }
        if (!access.authorizer().type().equals("COGNITO_USER_POOLS")) {
            authorizer.put("integrationLatency", exchange.authorizerMillis());
        }
        return authorizer;
    }

    /** The first part of the client's host name; of an address that has no name, the API's id stands in for it. */
    private static String domainPrefix(Address address) {
        String name = address.domainName();
        boolean number = name.isEmpty() || name.startsWith("[") || Character.isDigit(name.charAt(name.length() - 1));
        return number ? address.apiId() : name.split("\\.", 2)[0];
    }

    /** Who signed: {@code arn:aws:iam::ACCOUNT:root}, or {@code …:user/NAME}. The root is called by its account. */
    private static void signer(Map<String, Object> identity, String arn) {
        String[] parts = arn.split(":", 6);
        String account = parts.length < 6 ? "" : parts[4];
        String who = arn.endsWith(":root") ? account : arn.substring(arn.lastIndexOf('/') + 1);
        identity.put("accountId", account);
        identity.put("caller", who);
        identity.put("user", who);
        identity.put("userArn", arn);
    }

    private static Map<String, Object> identity(Exchange exchange) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("sourceIp", exchange.request().sourceIp());
        String userAgent = exchange.request().getHeader("User-Agent");
        if (userAgent != null) {
            identity.put("userAgent", userAgent);
        }
        AccessAnswer.Allow caller = exchange.caller();
        if (caller != null && caller.principalId() != null && exchange.route().access() instanceof Access.Iam) {
            signer(identity, caller.principalId());
        }
        KeyUse use = exchange.keyUse();
        if (use != null) {
            identity.put("apiKey", use.key().value());
            identity.put("apiKeyId", use.key().id());
        }
        return identity;
    }
}
