package dev.sluice.websocket.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.engine.expression.SelectionExpression;
import java.util.Map;
import java.util.Optional;

/** A compiled stage of a WebSocket API. Deeply immutable. */
public record DeployedStage(
        String apiId, String name, SelectionExpression selection, Map<String, DeployedRoute> routes) {

    public DeployedStage {
        routes = Map.copyOf(routes);
    }

    /** The route that has exactly this key. */
    public Optional<DeployedRoute> route(String key) {
        return Optional.ofNullable(routes.get(key));
    }

    /**
     * The route for a message: the one whose key the selection expression gives, else {@code $default}. The routes of a
     * connection's beginning and end are not for messages.
     */
    public Optional<DeployedRoute> routeFor(JsonNode message) {
        return selection
                .evaluate(SelectionExpression.Scope.of(message))
                .filter(key -> !key.equals(DeployedRoute.CONNECT) && !key.equals(DeployedRoute.DISCONNECT))
                .flatMap(this::route)
                .or(() -> route(SelectionExpression.DEFAULT));
    }
}
