package dev.sluice.edge.table;

import java.util.Map;

/** A deployed stage, compiled. */
public sealed interface Stage {

    String apiId();

    String name();

    /** A stage of a REST API. */
    record Rest(
            String apiId,
            String name,
            String deploymentId,
            StageVariables variables,
            RouteTree routes,
            Map<String, FaultTemplate> faultTemplates,
            boolean keyFromAuthorizer)
            implements Stage {
        public Rest {
            faultTemplates = Map.copyOf(faultTemplates);
        }
    }

    /** A stage of a WebSocket API, which websocket-service serves. */
    record WebSocket(String apiId, String name) implements Stage {}
}
