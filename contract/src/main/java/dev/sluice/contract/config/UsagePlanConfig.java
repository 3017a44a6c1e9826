package dev.sluice.contract.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code usageplan/{id}}: which keys may call which stages, and how much.
 */
public record UsagePlanConfig(
        String id,
        @Nullable String name,
        List<PlanStage> apiStages,
        @Nullable Throttle throttle,
        @Nullable Quota quota,
        List<String> keyIds) {

    public UsagePlanConfig {
        apiStages = apiStages == null ? List.of() : List.copyOf(apiStages);
        keyIds = keyIds == null ? List.of() : List.copyOf(keyIds);
    }
}
