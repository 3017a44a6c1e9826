package dev.sluice.contract.api;

import org.jspecify.annotations.Nullable;

/**
 * A route of a WebSocket API. {@code target} is {@code integrations/ID}; the integration's answer goes back to the client
 * only where {@code routeResponseSelectionExpression} is {@code $default}.
 */
public record Route(
        String routeKey,
        @Nullable String target,
        String authorizationType,
        @Nullable String authorizerId,
        boolean apiKeyRequired,
        @Nullable String routeResponseSelectionExpression) {

    public Route {
        authorizationType = authorizationType == null ? "NONE" : authorizationType;
    }

    /** The id of the integration, or null where the route has none. */
    public @Nullable String integrationId() {
        return target != null && target.startsWith("integrations/") ? target.substring("integrations/".length()) : null;
    }
}
