package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method of a resource. {@code requestParameters} maps {@code method.request.{header|path|querystring}.NAME} to
 * whether it is required. {@code methodIntegration} is null until PutIntegration.
 */
public record Method(
        String httpMethod,
        String authorizationType,
        @Nullable String authorizerId,
        List<String> authorizationScopes,
        boolean apiKeyRequired,
        @Nullable String requestValidatorId,
        Map<String, Boolean> requestParameters,
        Map<String, String> requestModels,
        Map<String, MethodResponse> methodResponses,
        @Nullable Integration methodIntegration,
        @Nullable String operationName) {

    public Method {
        authorizationScopes = authorizationScopes == null ? List.of() : List.copyOf(authorizationScopes);
        requestParameters = requestParameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(requestParameters));
        requestModels =
                requestModels == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(requestModels));
        methodResponses =
                methodResponses == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(methodResponses));
        authorizationType = authorizationType == null ? "NONE" : authorizationType;
    }
}
