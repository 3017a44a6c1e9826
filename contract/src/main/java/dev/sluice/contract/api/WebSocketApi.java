package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A WebSocket API: routes by route key, integrations and authorizers by id.
 */
public record WebSocketApi(
        String id,
        String name,
        String routeSelectionExpression,
        Map<String, Route> routes,
        Map<String, RouteIntegration> integrations,
        Map<String, Authorizer> authorizers) {

    public WebSocketApi {
        routes = routes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        integrations = integrations == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(integrations));
        authorizers = authorizers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(authorizers));
    }
}
