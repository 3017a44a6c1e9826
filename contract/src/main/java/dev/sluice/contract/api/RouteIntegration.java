package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers a message: integrationType is MOCK, HTTP, HTTP_PROXY, AWS or AWS_PROXY. The timeout is 50 to 29 000 ms,
 * 29 000 where absent. The role signs calls to AWS; without one the gateway's own credentials do. Integration responses are
 * by their key, and for the types that are no proxy only.
 */
public record RouteIntegration(
        String integrationId,
        String integrationType,
        @Nullable String integrationUri,
        @Nullable String integrationMethod,
        @Nullable String credentialsArn,
        int timeoutInMillis,
        Map<String, String> requestTemplates,
        Map<String, String> requestParameters,
        @Nullable String templateSelectionExpression,
        String passthroughBehavior,
        Map<String, RouteIntegrationResponse> integrationResponses) {

    public RouteIntegration {
        requestTemplates = requestTemplates == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(requestTemplates));
        requestParameters = requestParameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(requestParameters));
        passthroughBehavior = passthroughBehavior == null ? "WHEN_NO_MATCH" : passthroughBehavior;
        integrationResponses = integrationResponses == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(integrationResponses));
        timeoutInMillis = timeoutInMillis == 0 ? 29_000 : timeoutInMillis;
    }
}
