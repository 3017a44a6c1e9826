package dev.sluice.contract.config;

import dev.sluice.contract.webacl.WebAclConfig;

/**
 * The key of a record on gateway.config: a kind and an id, such as {@code stage/a1b2c3d4e5/prod}.
 *
 * @param id what follows the kind; for a stage {@code {apiId}/{stageName}}
 */
public record ConfigKey(Kind kind, String id) {

    /** What a key can name. */
    public enum Kind {
        STAGE("stage", StageConfig.class),
        API_KEY("apikey", ApiKeyConfig.class),
        USAGE_PLAN("usageplan", UsagePlanConfig.class),
        USER_POOL("userpool", UserPoolConfig.class),
        DOMAIN("domain", DomainConfig.class),
        VPC_LINK("vpclink", VpcLinkConfig.class),
        WEB_ACL("webacl", WebAclConfig.class),
        /** Written by a newer release: passed over. */
        UNKNOWN("", Void.class);

        private final String prefix;
        private final Class<?> type;

        Kind(String prefix, Class<?> type) {
            this.prefix = prefix;
            this.type = type;
        }

        /** The record that a value of this kind is. */
        public Class<?> type() {
            return type;
        }
    }

    public static ConfigKey stage(String apiId, String stageName) {
        return new ConfigKey(Kind.STAGE, apiId + "/" + stageName);
    }

    public static ConfigKey parse(String key) {
        int slash = key.indexOf('/');
        if (slash > 0) {
            String prefix = key.substring(0, slash);
            for (Kind kind : Kind.values()) {
                if (kind.prefix.equals(prefix)) {
                    return new ConfigKey(kind, key.substring(slash + 1));
                }
            }
        }
        return new ConfigKey(Kind.UNKNOWN, key);
    }

    @Override
    public String toString() {
        return kind == Kind.UNKNOWN ? id : kind.prefix + "/" + id;
    }
}
