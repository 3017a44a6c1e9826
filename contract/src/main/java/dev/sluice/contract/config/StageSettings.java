package dev.sluice.contract.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stage sets: its variables, and settings by resource path, a slash and the HTTP method (unescaped, so
 * {@code /pets/{id}/GET}, and {@code //GET} for the root), or by {@link #EVERY_METHOD}.
 */
public record StageSettings(
        Map<String, String> variables, boolean cacheClusterEnabled, Map<String, MethodSetting> methodSettings) {

    public StageSettings {
        variables = variables == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        methodSettings =
                methodSettings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(methodSettings));
    }

    /** The key of the settings that hold where a method has none of its own. */
    public static final String EVERY_METHOD = "*" + "/*";

    /** No variables, no cache, nothing set. */
    public static final StageSettings NONE = new StageSettings(Map.of(), false, Map.of());
}
