package dev.sluice.edge.table;

import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.config.VpcLinkConfig;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.edge.webacl.WebAcl;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everything the edge serves, at one version. Deeply immutable; a change costs what changed, not what there is. A request
 * keeps the table it started with.
 */
public record RouteTable(
        long version,
        PMap<String, Stage> stages,
        KeyRing keys,
        Domains domains,
        PMap<String, VpcLinkConfig> links,
        PMap<String, WebAcl> webAcls) {

    /** Serves nothing. */
    public static final RouteTable EMPTY = new RouteTable(
            0, HashTreePMap.empty(), KeyRing.EMPTY, Domains.NONE, HashTreePMap.empty(), HashTreePMap.empty());

    /** Null where no such stage is deployed. */
    public @Nullable Stage stage(String apiId, String stageName) {
        return stages.get(apiId + "/" + stageName);
    }

    /** Null where it is not known here, which lets nobody in. */
    public @Nullable WebAcl webAcl(String arn) {
        return webAcls.get(WebAclConfig.id(arn));
    }

    /** The same, known to be that of a later version. */
    public RouteTable at(long later) {
        return new RouteTable(later, stages, keys, domains, links, webAcls);
    }

    /** The table after one change; throws {@link CompileException} when it cannot be served. */
    public RouteTable with(ConfigKey key, long changed, @Nullable Object value) {
        RouteTable next = at(changed);
        return switch (key.kind()) {
            case STAGE ->
                next.withStages(
                        changed(stages, key.id(), value, config -> StageCompiler.compile((StageConfig) config)));
            case API_KEY -> next.withKeys(keys.withKey(key.id(), (ApiKeyConfig) value));
            case USAGE_PLAN -> next.withKeys(keys.withPlan(key.id(), (UsagePlanConfig) value));
            case DOMAIN ->
                new RouteTable(changed, stages, keys, domains.with(key.id(), (DomainConfig) value), links, webAcls);
            case VPC_LINK ->
                new RouteTable(
                        changed,
                        stages,
                        keys,
                        domains,
                        changed(links, key.id(), value, VpcLinkConfig.class::cast),
                        webAcls);
            case WEB_ACL ->
                new RouteTable(
                        changed, stages, keys, domains, links, changed(webAcls, key.id(), value, RouteTable::webAcl));
            case USER_POOL, UNKNOWN -> next;
        };
    }

    private RouteTable withStages(PMap<String, Stage> others) {
        return new RouteTable(version, others, keys, domains, links, webAcls);
    }

    private RouteTable withKeys(KeyRing others) {
        return new RouteTable(version, stages, others, domains, links, webAcls);
    }

    private static <T> PMap<String, T> changed(
            PMap<String, T> before, String id, @Nullable Object value, Function<Object, T> made) {
        return value == null ? before.minus(id) : before.plus(id, made.apply(value));
    }

    private static WebAcl webAcl(Object config) {
        try {
            return WebAcl.compile((WebAclConfig) config);
        } catch (IllegalArgumentException e) {
            throw new CompileException("web ACL " + ((WebAclConfig) config).id() + ": " + e.getMessage(), e);
        }
    }
}
