package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of a part of a WebSocket API after it was made or changed, and before it is deleted. */
final class Checks {

    private static final Set<String> INTEGRATION_TYPES = Set.of("MOCK", "HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY");
    private static final Set<String> AUTHORIZATION_TYPES = Set.of("NONE", "AWS_IAM", "CUSTOM");
    private static final int SHORTEST = 50;
    private static final int LONGEST = 29_000;

    private Checks() {}

    static void part(Part part, ObjectNode tree, ObjectNode one, Collection<JsonNode> siblings) {
        switch (part.noun()) {
            case "Integration" -> integration(one);
            case "Route" -> route(tree, one, siblings);
            case "Authorizer" -> authorizer(one);
            case "Model" -> unique(one, siblings, "name", "Model name already exists for this API");
            case "RouteResponse" -> routeResponse(one, siblings);
            default -> unique(one, siblings, "integrationResponseKey", "IntegrationResponse key already exists");
        }
    }

    /** AWS keeps what a route still uses. */
    static void unused(Part part, ObjectNode tree, Map<String, String> path) {
        String id = path.getOrDefault(part.idName(), "");
        for (JsonNode route : tree.path(Part.ROUTE.collection())) {
            boolean target = part == Part.INTEGRATION && text(route, "target").equals("integrations/" + id);
            boolean authorizer =
                    part == Part.AUTHORIZER && text(route, "authorizerId").equals(id);
            if (target || authorizer) {
                throw AwsFault.conflict("Cannot delete " + part.noun() + " '" + id + "', it is referenced by route '"
                        + text(route, "routeKey") + "'");
            }
        }
    }

    private static void integration(ObjectNode one) {
        String type = text(one, "integrationType");
        oneOf("integrationType", type, INTEGRATION_TYPES);
        int timeout = one.path("timeoutInMillis").asInt();
        if (timeout < SHORTEST || timeout > LONGEST) {
            throw AwsFault.badRequest("Timeout should be between " + SHORTEST + " ms and " + LONGEST + " ms");
        }
        if (!type.equals("MOCK") && text(one, "integrationUri").isEmpty()) {
            throw AwsFault.badRequest("An integration of type " + type + " needs an integrationUri");
        }
        if (type.startsWith("HTTP") && text(one, "integrationMethod").isEmpty()) {
            throw AwsFault.badRequest("An integration of type " + type + " needs an integrationMethod");
        }
    }

    private static void route(ObjectNode tree, ObjectNode one, Collection<JsonNode> siblings) {
        String key = text(one, "routeKey");
        if (key.isEmpty()) {
            throw AwsFault.badRequest("Invalid route key specified");
        }
        unique(one, siblings, "routeKey", "Route with key " + key + " already exists for this API");
        oneOf("authorizationType", text(one, "authorizationType"), AUTHORIZATION_TYPES);
        String target = text(one, "target");
        String integration = target.replaceFirst("^integrations/", "");
        if (!target.isEmpty()
                && (target.equals(integration)
                        || !tree.path(Part.INTEGRATION.collection()).has(integration))) {
            throw AwsFault.badRequest("Invalid target specified: " + target);
        }
        String authorizer = text(one, "authorizerId");
        if (text(one, "authorizationType").equals("CUSTOM")
                && !tree.path(Part.AUTHORIZER.collection()).has(authorizer)) {
            throw AwsFault.badRequest("Invalid authorizer ID specified. Setting the authorization type to CUSTOM"
                    + " requires a valid authorizer.");
        }
    }

    private static void authorizer(ObjectNode one) {
        if (!text(one, "authorizerType").equals("REQUEST")) {
            throw AwsFault.badRequest("Only authorizers of type REQUEST are supported for WEBSOCKET APIs");
        }
        if (text(one, "authorizerUri").isEmpty()) {
            throw AwsFault.badRequest("An authorizer of type REQUEST needs an authorizerUri");
        }
    }

    private static void routeResponse(ObjectNode one, Collection<JsonNode> siblings) {
        if (!text(one, "routeResponseKey").equals("$default")) {
            throw AwsFault.badRequest("Invalid route response key specified: only $default is supported");
        }
        unique(one, siblings, "routeResponseKey", "Route response with key $default already exists for this route");
    }

    private static void unique(ObjectNode one, Collection<JsonNode> siblings, String member, String conflict) {
        if (siblings.stream().anyMatch(other -> text(other, member).equals(text(one, member)))) {
            throw AwsFault.conflict(conflict);
        }
    }

    private static void oneOf(String member, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            List<String> sorted = allowed.stream().sorted().toList();
            throw AwsFault.badRequest("Invalid " + member + " '" + value + "'. Must be one of: " + sorted);
        }
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }
}
