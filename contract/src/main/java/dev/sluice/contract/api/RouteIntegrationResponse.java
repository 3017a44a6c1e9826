package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an answer becomes what the client gets: the key is {@code $default}, or a pattern of statuses such as
 * {@code /2\d\d/}; templates are by the value of the template selection expression.
 */
public record RouteIntegrationResponse(
        String integrationResponseKey,
        Map<String, String> responseTemplates,
        @Nullable String templateSelectionExpression) {

    public RouteIntegrationResponse {
        responseTemplates = responseTemplates == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(responseTemplates));
    }
}
