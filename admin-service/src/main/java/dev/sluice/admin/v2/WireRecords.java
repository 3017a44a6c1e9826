package dev.sluice.admin.v2;

import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.RouteIntegrationResponse;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The records of the contract that this package reads and writes as JSON, for native executables. */
@RegisterForReflection(
        targets = {
            Authorizer.class,
            MethodSetting.class,
            Route.class,
            RouteIntegration.class,
            RouteIntegrationResponse.class,
            StageConfig.class,
            StageSettings.class,
            WebSocketApi.class
        })
final class WireRecords {

    private WireRecords() {}
}
