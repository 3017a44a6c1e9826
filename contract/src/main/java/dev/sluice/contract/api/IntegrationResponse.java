package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an answer of the backend becomes one of the method. A null or empty {@code selectionPattern} is the default.
 */
public record IntegrationResponse(
        String statusCode,
        @Nullable String selectionPattern,
        Map<String, String> responseParameters,
        Map<String, String> responseTemplates,
        @Nullable String contentHandling) {

    public IntegrationResponse {
        responseParameters = responseParameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(responseParameters));
        responseTemplates = responseTemplates == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(responseTemplates));
    }
}
