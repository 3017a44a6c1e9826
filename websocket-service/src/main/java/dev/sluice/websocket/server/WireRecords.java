package dev.sluice.websocket.server;

import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.RouteIntegrationResponse;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.Refusal;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The records that this service reads and writes as JSON, named for native compilation. */
@RegisterForReflection(
        targets = {
            Ack.class,
            Authorizer.class,
            MethodSetting.class,
            Refusal.class,
            Route.class,
            RouteIntegration.class,
            RouteIntegrationResponse.class,
            Signal.class,
            StageConfig.class,
            StageSettings.class,
            WebSocketApi.class
        })
final class WireRecords {

    private WireRecords() {}
}
