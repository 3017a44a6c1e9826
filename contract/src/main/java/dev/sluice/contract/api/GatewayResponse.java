package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customised answer for one of the gateway response types.
 */
public record GatewayResponse(
        String responseType,
        @Nullable String statusCode,
        Map<String, String> responseParameters,
        Map<String, String> responseTemplates) {

    public GatewayResponse {
        responseParameters = responseParameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(responseParameters));
        responseTemplates = responseTemplates == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(responseTemplates));
    }
}
