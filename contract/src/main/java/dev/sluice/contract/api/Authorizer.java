package dev.sluice.contract.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A TOKEN, REQUEST or COGNITO_USER_POOLS authorizer. The TTL is 0 to 3 600 s, 300 where absent.
 */
public record Authorizer(
        String id,
        String name,
        String type,
        List<String> providerARNs,
        @Nullable String authorizerUri,
        @Nullable String authorizerCredentials,
        @Nullable String identitySource,
        @Nullable String identityValidationExpression,
        @Nullable Integer authorizerResultTtlInSeconds) {

    public Authorizer {
        providerARNs = providerARNs == null ? List.of() : List.copyOf(providerARNs);
    }

    /** Seconds for which a result may be kept; 0 keeps none. */
    public int resultTtlSeconds() {
        return authorizerResultTtlInSeconds == null ? 300 : authorizerResultTtlInSeconds;
    }
}
