package dev.sluice.edge.mapping;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.edge.exchange.Exchange;
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
        context.put("resourcePath", exchange.route().resourcePath());
        context.put("protocol", "HTTP/1.1");
        context.put("requestTime", REQUEST_TIME.format(exchange.startedAt()));
        context.put("requestTimeEpoch", exchange.startedAt().toEpochMilli());
        context.put("domainName", exchange.address().domainName());
        context.put("xrayTraceId", exchange.trace().header());
        context.put("identity", identity(exchange));
        AccessAnswer.Allow caller = exchange.caller();
        if (caller != null) {
            Map<String, Object> authorizer = new LinkedHashMap<>(caller.context());
            if (caller.principalId() != null) {
                authorizer.put("principalId", caller.principalId());
            }
            context.put("authorizer", authorizer);
        }
        return context;
    }

    private static Map<String, Object> identity(Exchange exchange) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("sourceIp", exchange.request().sourceIp());
        String userAgent = exchange.request().getHeader("User-Agent");
        if (userAgent != null) {
            identity.put("userAgent", userAgent);
        }
        KeyUse use = exchange.keyUse();
        if (use != null) {
            identity.put("apiKey", use.key().value());
            identity.put("apiKeyId", use.key().id());
        }
        return identity;
    }
}
