package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path of a REST API and its methods by HTTP method or {@code ANY}.
 */
public record Resource(
        String id,
        @Nullable String parentId,
        @Nullable String pathPart,
        String path,
        Map<String, Method> resourceMethods) {

    public Resource {
        resourceMethods =
                resourceMethods == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(resourceMethods));
    }
}
