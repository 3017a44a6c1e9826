package dev.sluice.contract.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code userpool/{id}}: the OIDC issuer that a user pool ARN ending in {@code userpool/ID} names. Where
 * {@code jwksUri} is null it is found by OpenID Connect discovery.
 */
public record UserPoolConfig(
        String id, String issuer, @Nullable String jwksUri, List<String> audiences) {

    public UserPoolConfig {
        audiences = audiences == null ? List.of() : List.copyOf(audiences);
    }
}
