package dev.sluice.contract.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stage of a usage plan, with throttles of its own keyed as in {@link StageSettings}.
 */
public record PlanStage(String apiId, String stage, Map<String, Throttle> throttle) {

    public PlanStage {
        throttle = throttle == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(throttle));
    }
}
