package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tree of a WebSocket API as the records that routers and websocket-service know. */
final class WebSocketTree {

    private WebSocketTree() {}

    /** What a deployment freezes. */
    static ObjectNode snapshot(ObjectNode tree) {
        Map<String, Route> routes = new LinkedHashMap<>();
        tree.path(Part.ROUTE.collection())
                .forEach(route ->
                        routes.put(text(route, "routeKey"), Wire.mapper().convertValue(route, Route.class)));
        Map<String, RouteIntegration> integrations = new LinkedHashMap<>();
        tree.path(Part.INTEGRATION.collection())
                .forEach(one -> integrations.put(text(one, "integrationId"), integration(one)));
        Map<String, Authorizer> authorizers = new LinkedHashMap<>();
        tree.path(Part.AUTHORIZER.collection())
                .forEach(one -> authorizers.put(text(one, "authorizerId"), authorizer(one)));
        return Wire.mapper()
                .valueToTree(new WebSocketApi(
                        text(tree, "apiId"),
                        text(tree, "name"),
                        text(tree, "routeSelectionExpression"),
                        routes,
                        integrations,
                        authorizers));
    }

    /** The record of a stage, given what its deployment froze. */
    static StageConfig config(String apiId, ObjectNode stage, ObjectNode snapshot) {
        WebSocketApi api = Wire.mapper().convertValue(snapshot, WebSocketApi.class);
        return new StageConfig(
                apiId, text(stage, "stageName"), text(stage, "deploymentId"), settings(stage), null, api);
    }

    private static StageSettings settings(ObjectNode stage) {
        Map<String, String> variables = new LinkedHashMap<>();
        stage.path("stageVariables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        Map<String, MethodSetting> throttles = new LinkedHashMap<>();
        if (stage.path("defaultRouteSettings").has("throttlingRateLimit")) {
            throttles.put(StageSettings.EVERY_METHOD, throttle(stage.path("defaultRouteSettings")));
        }
        stage.path("routeSettings")
                .properties()
                .forEach(entry -> throttles.put(entry.getKey(), throttle(entry.getValue())));
        return new StageSettings(variables, false, throttles);
    }

    private static MethodSetting throttle(JsonNode settings) {
        Double rate = settings.has("throttlingRateLimit")
                ? settings.path("throttlingRateLimit").asDouble()
                : null;
        Integer burst = settings.has("throttlingBurstLimit")
                ? settings.path("throttlingBurstLimit").asInt()
                : null;
        return new MethodSetting(rate, burst, null, null, null, null);
    }

    /** Its members are the record's own; its responses are by id in the tree and by key in the record. */
    private static RouteIntegration integration(JsonNode one) {
        ObjectNode byKey = one.deepCopy();
        ObjectNode responses = byKey.putObject(Part.INTEGRATION_RESPONSE.collection());
        one.path(Part.INTEGRATION_RESPONSE.collection())
                .forEach(response -> responses.set(text(response, "integrationResponseKey"), response));
        return Wire.mapper().convertValue(byKey, RouteIntegration.class);
    }

    private static Authorizer authorizer(JsonNode one) {
        List<String> sources = new ArrayList<>();
        one.path("identitySource").forEach(source -> sources.add(source.asText()));
        Integer ttl = one.has("authorizerResultTtlInSeconds")
                ? one.path("authorizerResultTtlInSeconds").asInt()
                : null;
        return new Authorizer(
                text(one, "authorizerId"),
                text(one, "name"),
                text(one, "authorizerType"),
                List.of(),
                optional(one, "authorizerUri"),
                optional(one, "authorizerCredentialsArn"),
                sources.isEmpty() ? null : String.join(",", sources),
                optional(one, "identityValidationExpression"),
                ttl);
    }

    static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    private static @Nullable String optional(JsonNode node, String member) {
        String text = node.path(member).asText();
        return text.isEmpty() ? null : text;
    }
}
