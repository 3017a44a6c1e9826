package dev.sluice.edge.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.mapping.ContextMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code requestContext} of the event that a proxy's or an authorizer's function gets: what templates know as
 * {@code $context}, with AWS's nulls.
 */
public final class ProxyContext {

    private static final List<String> MEMBERS = List.of(
            "resourceId",
            "resourcePath",
            "httpMethod",
            "extendedRequestId",
            "requestTime",
            "path",
            "accountId",
            "protocol",
            "stage",
            "domainPrefix",
            "requestTimeEpoch",
            "requestId",
            "domainName",
            "deploymentId",
            "apiId");
    private static final List<String> ONLY_WHERE_THERE_IS_ONE = List.of("operationName", "isCanaryRequest");
    private static final List<String> IDENTITY = List.of(
            "cognitoIdentityPoolId",
            "accountId",
            "cognitoIdentityId",
            "caller",
            "sourceIp",
            "principalOrgId",
            "accessKey",
            "cognitoAuthenticationType",
            "cognitoAuthenticationProvider",
            "userArn",
            "userAgent",
            "user");

    private ProxyContext() {}

    public static ObjectNode of(Exchange exchange) {
        Map<String, Object> context = ContextMap.of(exchange);
        ObjectNode node = Wire.mapper().createObjectNode();
        MEMBERS.forEach(name -> node.set(name, json(context.get(name))));
        for (String name : ONLY_WHERE_THERE_IS_ONE) {
            if (context.containsKey(name)) {
                node.set(name, json(context.get(name)));
            }
        }
        ObjectNode identity = node.putObject("identity");
        IDENTITY.forEach(identity::putNull);
        if (context.get("identity") instanceof Map<?, ?> known) {
            known.forEach((name, value) -> identity.set(String.valueOf(name), json(value)));
        }
        if (context.containsKey("authorizer")) {
            node.set("authorizer", json(context.get("authorizer")));
        }
        return node;
    }

    private static JsonNode json(@Nullable Object value) {
        return Wire.mapper().valueToTree(value);
    }
}
