package dev.sluice.websocket.table;

import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.engine.expression.SelectionExpression;
import dev.sluice.websocket.integration.Backend;
import dev.sluice.websocket.integration.BackendCompiler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a stage as it was deployed to what messages are routed by. Throws {@link IllegalArgumentException} with the reason. */
final class StageCompiler {

    private final BackendCompiler backends;

    StageCompiler(BackendCompiler backends) {
        this.backends = backends;
    }

    DeployedStage compile(StageConfig stage, WebSocketApi api) {
        Map<String, Backend> compiled = new HashMap<>();
        Map<String, DeployedRoute> routes = new HashMap<>();
        for (Route route : api.routes().values()) {
            Backend backend = null;
            String id = route.integrationId();
            if (id != null) {
                backend = compiled.get(id);
                if (backend == null) {
                    backend = backends.compile(
                            integration(api, route, id), stage.settings().variables());
                    compiled.put(id, backend);
                }
            }
            routes.put(route.routeKey(), compiled(route, backend));
        }
        return new DeployedStage(
                stage.apiId(), stage.stageName(), SelectionExpression.parse(api.routeSelectionExpression()), routes);
    }

    private static RouteIntegration integration(WebSocketApi api, Route route, String id) {
        RouteIntegration integration = api.integrations().get(id);
        if (integration == null) {
            throw new IllegalArgumentException(
                    "route " + route.routeKey() + ": its integration " + id + " is not there");
        }
        return integration;
    }

    /** What would let in who should stay out is refused, since this release asks nobody who may connect. */
    private static DeployedRoute compiled(Route route, @Nullable Backend backend) {
        if (!route.authorizationType().equals("NONE")) {
            throw new IllegalArgumentException("route " + route.routeKey() + ": authorization type "
                    + route.authorizationType() + " is not supported for WebSocket APIs");
        }
        if (route.apiKeyRequired()) {
            throw new IllegalArgumentException(
                    "route " + route.routeKey() + ": API keys are not supported for WebSocket APIs");
        }
        String response = route.routeResponseSelectionExpression();
        return new DeployedRoute(route.routeKey(), backend, SelectionExpression.DEFAULT.equals(response));
    }
}
