package dev.sluice.edge.table;

import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.config.VpcLinkConfig;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everything the edge serves, at one version. Deeply immutable; a change costs what changed, not what there is. A request
 * keeps the table it started with.
 */
public record RouteTable(
        long version, PMap<String, Stage> stages, KeyRing keys, Domains domains, PMap<String, VpcLinkConfig> links) {

    /** Serves nothing. */
    public static final RouteTable EMPTY =
            new RouteTable(0, HashTreePMap.empty(), KeyRing.EMPTY, Domains.NONE, HashTreePMap.empty());

    /** Null where no such stage is deployed. */
    public @Nullable Stage stage(String apiId, String stageName) {
        return stages.get(apiId + "/" + stageName);
    }

    /** The same, known to be that of a later version. */
    public RouteTable at(long later) {
        return new RouteTable(later, stages, keys, domains, links);
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
                        keys,
                        domains,
                        links);
            case API_KEY ->
                new RouteTable(changed, stages, keys.withKey(key.id(), (ApiKeyConfig) value), domains, links);
            case USAGE_PLAN ->
                new RouteTable(changed, stages, keys.withPlan(key.id(), (UsagePlanConfig) value), domains, links);
            case DOMAIN -> new RouteTable(changed, stages, keys, domains.with(key.id(), (DomainConfig) value), links);
            case VPC_LINK ->
                new RouteTable(
                        changed,
                        stages,
                        keys,
                        domains,
                        value == null ? links.minus(key.id()) : links.plus(key.id(), (VpcLinkConfig) value));
            case USER_POOL, UNKNOWN -> at(changed);
        };
    }
}
