package dev.sluice.edge.table;

import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.UsagePlanConfig;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everything the edge serves, at one version. Deeply immutable; a change costs what changed, not what there is. A request
 * keeps the table it started with.
 */
public record RouteTable(long version, PMap<String, Stage> stages, KeyRing keys) {

    /** Serves nothing. */
    public static final RouteTable EMPTY = new RouteTable(0, HashTreePMap.empty(), KeyRing.EMPTY);

    /** Null where no such stage is deployed. */
    public @Nullable Stage stage(String apiId, String stageName) {
        return stages.get(apiId + "/" + stageName);
    }

    /** The table after one change; throws {@link CompileException} when it cannot be served. */
    public RouteTable with(ConfigKey key, long changed, @Nullable Object value) {
        return switch (key.kind()) {
            case STAGE ->
                new RouteTable(
                        changed,
                        value == null
                                ? stages.minus(key.id())
                                : stages.plus(key.id(), StageCompiler.compile((StageConfig) value)),
                        keys);
            case API_KEY -> new RouteTable(changed, stages, keys.withKey(key.id(), (ApiKeyConfig) value));
            case USAGE_PLAN -> new RouteTable(changed, stages, keys.withPlan(key.id(), (UsagePlanConfig) value));
            case USER_POOL, DOMAIN, UNKNOWN -> new RouteTable(changed, stages, keys);
        };
    }
}
