package dev.sluice.edge.mapping;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.KeyRing.KeyUse;
import dev.sluice.edge.table.Release;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code $context} of a REST request, as a tree of maps. Source: AWS guide, "API Gateway mapping template reference". */
public final class ContextMap {

    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ContextMap() {}

    public static Map<String, Object> of(Exchange exchange) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", exchange.account().id());
        context.put("apiId", exchange.stage().apiId());
        context.put("stage", exchange.stage().name());
        Release release = exchange.stage().release();
        context.put("deploymentId", release.deploymentId());
        if (release.canary() != null) {
            context.put("isCanaryRequest", release.canary());
        }
        context.put("requestId", exchange.ids().requestId());
        context.put("extendedRequestId", exchange.ids().extendedId());
        context.put("httpMethod", exchange.request().method().name());
        context.put("path", exchange.address().whole());
        context.put("resourceId", exchange.route().name().resourceId());
        context.put("resourcePath", exchange.route().resourcePath());
        String operationName = exchange.route().name().operationName();
        if (operationName != null) {
            context.put("operationName", operationName);
        }
        context.put("protocol", "HTTP/1.1");
        context.put("requestTime", REQUEST_TIME.format(exchange.startedAt()));
        context.put("requestTimeEpoch", exchange.startedAt().toEpochMilli());
        context.put("domainName", exchange.address().domainName());
        context.put("domainPrefix", domainPrefix(exchange.address()));
        context.put("xrayTraceId", exchange.trace().header());
        context.put("identity", identity(exchange));
        AccessAnswer.Allow caller = exchange.caller();
        if (caller != null && exchange.route().access() instanceof Access.Authorized access) {
            context.put("authorizer", authorizer(exchange, access, caller));
        }
        return context;
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
