package dev.sluice.edge.table;

import dev.sluice.contract.config.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * A compiled method: all that a request for it needs.
 *
 * @param stageThrottle the stage's throttle for this method, null for none
 * @param validation null where nothing is checked
 * @param cache null where answers are not cached
 */
public record Route(
        Name name,
        Access access,
        boolean apiKeyRequired,
        @Nullable Throttle stageThrottle,
        @Nullable Validation validation,
        @Nullable CachePolicy cache,
        IntegrationPlan integration) {

    /**
     * Stands for the route of a request that has none: its path or method is not of the API. AWS treats it as if it were for
     * whoever signs.
     */
    public static final Route NONE = new Route(
            new Name("", "", "", null),
            new Access.Iam(),
            false,
            null,
            null,
            null,
            new IntegrationPlan.Broken("no route"));

    /**
     * What a method is called by.
     *
     * @param httpMethod a method, or ANY
     * @param operationName null where it has none
     */
    public record Name(
            String resourceId,
            String resourcePath,
            String httpMethod,
            @Nullable String operationName) {}

    public String resourcePath() {
        return name.resourcePath();
    }

    public String httpMethod() {
        return name.httpMethod();
    }

    /** How a path and method are written where settings are keyed by them, such as {@code /pets/{id}/GET}. */
    public String key() {
        return key(resourcePath(), httpMethod());
    }

    static String key(String resourcePath, String httpMethod) {
        return resourcePath + "/" + httpMethod;
    }
}
