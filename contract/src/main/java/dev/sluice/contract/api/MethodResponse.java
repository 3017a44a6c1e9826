package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that a method declares.
 */
public record MethodResponse(
        String statusCode, Map<String, Boolean> responseParameters, Map<String, String> responseModels) {

    public MethodResponse {
        responseParameters = responseParameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(responseParameters));
        responseModels =
                responseModels == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(responseModels));
    }
}
