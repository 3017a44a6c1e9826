package dev.sluice.admin.store;

import java.util.List;

/**
 * What an aggregate is. {@link #heavy()} names the members of its document that lists leave out, since they may be large.
 */
public enum Kind {
    REST_API(
            "rest-api",
            "resources",
            "models",
            "authorizers",
            "gatewayResponses",
            "requestValidators",
            "deployments",
            "documentation",
            "documentationVersions"),
    /** A WebSocket or HTTP API of apigatewayv2. */
    API_V2("api-v2", "routes", "integrations", "authorizers", "deployments"),
    API_KEY("api-key"),
    USAGE_PLAN("usage-plan"),
    USER_POOL("user-pool"),
    DOMAIN_NAME("domain-name", "basePathMappings"),
    ACCESS_ASSOCIATION("access-association"),
    VPC_LINK("vpc-link"),
    /** Of AWS WAF. */
    WEB_ACL("web-acl", "Rules"),
    IP_SET("ip-set", "Addresses"),
    REGEX_PATTERN_SET("regex-pattern-set"),
    /** With its private key, which no list and no answer shows. */
    CLIENT_CERTIFICATE("client-certificate", "privateKey"),
    /** One document, {@code account}. */
    ACCOUNT("account");

    private final String column;
    private final List<String> heavy;

    Kind(String column, String... heavy) {
        this.column = column;
        this.heavy = List.of(heavy);
    }

    String column() {
        return column;
    }

    List<String> heavy() {
        return heavy;
    }
}
