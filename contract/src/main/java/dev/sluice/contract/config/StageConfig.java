package dev.sluice.contract.config;

import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.api.WebSocketApi;
import org.jspecify.annotations.Nullable;

/**
 * A deployed stage, whole: the value of {@code stage/{apiId}/{stage}}. Exactly one of {@code rest} and {@code webSocket}
 * is present; only a REST API's stage may have a canary.
 */
public record StageConfig(
        String apiId,
        String stageName,
        String deploymentId,
        StageSettings settings,
        @Nullable RestApi rest,
        @Nullable WebSocketApi webSocket,
        @Nullable CanarySettings canary) {

    public StageConfig {
        settings = settings == null ? StageSettings.NONE : settings;
        if ((rest == null) == (webSocket == null)) {
            throw new IllegalArgumentException("stage " + apiId + "/" + stageName + " is not exactly one kind of API");
        }
        if (canary != null && rest == null) {
            throw new IllegalArgumentException("stage " + apiId + "/" + stageName + " is of no REST API: no canary");
        }
    }

    /** A stage without a canary. */
    public StageConfig(
            String apiId,
            String stageName,
            String deploymentId,
            StageSettings settings,
            @Nullable RestApi rest,
            @Nullable WebSocketApi webSocket) {
        this(apiId, stageName, deploymentId, settings, rest, webSocket, null);
    }
}
