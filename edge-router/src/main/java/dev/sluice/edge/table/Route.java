package dev.sluice.edge.table;

import dev.sluice.contract.config.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * A compiled method: all that a request for it needs.
 *
 * @param httpMethod a method, or ANY
 * @param stageThrottle the stage's throttle for this method, null for none
 * @param cache null where answers are not cached
 */
public record Route(
        String resourcePath,
        String httpMethod,
        Access access,
        boolean apiKeyRequired,
        @Nullable Throttle stageThrottle,
        @Nullable CachePolicy cache,
        IntegrationPlan integration) {

    /** How a path and method are written where settings are keyed by them, such as {@code /pets/{id}/GET}. */
    public String key() {
        return key(resourcePath, httpMethod);
    }

    static String key(String resourcePath, String httpMethod) {
        return resourcePath + "/" + httpMethod;
    }
}
