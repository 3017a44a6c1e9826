package dev.sluice.contract.config;

import dev.sluice.contract.api.RestApi;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canary release of a stage: the deployment that a share of its requests, drawn at random one by one, is served by.
 *
 * @param percentTraffic 0 to 100
 * @param stageVariableOverrides variables of the canary, over those of the stage
 * @param useStageCache whether answers of the canary are cached where the stage's are
 * @param rest what the canary's deployment froze; null where it is the stage's own deployment
 */
public record CanarySettings(
        String deploymentId,
        double percentTraffic,
        Map<String, String> stageVariableOverrides,
        boolean useStageCache,
        @Nullable RestApi rest) {

    public CanarySettings {
        if (!(percentTraffic >= 0 && percentTraffic <= 100)) {
            throw new IllegalArgumentException("a canary's share is no percentage: " + percentTraffic);
        }
        stageVariableOverrides = stageVariableOverrides == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(stageVariableOverrides));
    }
}
