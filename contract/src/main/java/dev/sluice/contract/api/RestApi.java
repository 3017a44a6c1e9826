package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A REST API: resources, authorizers and validators by id, models by name, gateway responses by type. What a deployment
 * freezes, so nothing in it changes once it is published.
 */
public record RestApi(
        String id,
        String name,
        Map<String, Resource> resources,
        Map<String, Authorizer> authorizers,
        Map<String, RequestValidator> requestValidators,
        Map<String, Model> models,
        Map<String, GatewayResponse> gatewayResponses,
        List<String> binaryMediaTypes,
        @Nullable Integer minimumCompressionSize,
        String apiKeySource,
        @Nullable String policy,
        boolean disableExecuteApiEndpoint) {

    public RestApi {
        resources = resources == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        authorizers = authorizers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(authorizers));
        requestValidators = requestValidators == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(requestValidators));
        models = models == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(models));
        gatewayResponses = gatewayResponses == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(gatewayResponses));
        binaryMediaTypes = binaryMediaTypes == null ? List.of() : List.copyOf(binaryMediaTypes);
        apiKeySource = apiKeySource == null ? "HEADER" : apiKeySource;
    }
}
