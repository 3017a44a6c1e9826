package dev.sluice.contract.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage sets: its variables, and settings by resource path, a slash and the HTTP method (unescaped, so
 * {@code /pets/{id}/GET}, and {@code //GET} for the root), or by {@link #EVERY_METHOD}.
 *
 * @param webAclArn of the web ACL that its requests are held against; null for none
 */
public record StageSettings(
        Map<String, String> variables,
        boolean cacheClusterEnabled,
        Map<String, MethodSetting> methodSettings,
        @Nullable String webAclArn) {

    public StageSettings {
        variables = variables == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        methodSettings =
                methodSettings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(methodSettings));
    }

    /** Without a web ACL. */
    public StageSettings(
            Map<String, String> variables, boolean cacheClusterEnabled, Map<String, MethodSetting> methodSettings) {
        this(variables, cacheClusterEnabled, methodSettings, null);
    }

    /** The key of the settings that hold where a method has none of its own. */
    public static final String EVERY_METHOD = "*" + "/*";

    /** No variables, no cache, nothing set. */
    public static final StageSettings NONE = new StageSettings(Map.of(), false, Map.of());
}
