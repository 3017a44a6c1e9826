package dev.sluice.contract.trial;

import dev.sluice.contract.config.StageConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asked at {@code POST /internal/test-invoke} of edge-router's management port: what would this method answer? The stage
 * is the record that a deployment would publish now, named {@value #STAGE} and with the variables to try.
 *
 * @param httpMethod as the request has it: the resource's own method of that name is tried, else its ANY
 * @param pathWithQueryString still percent-encoded; null or empty for the resource's own path
 */
public record TestInvocation(
        StageConfig stage,
        String resourceId,
        String httpMethod,
        @Nullable String pathWithQueryString,
        Map<String, List<String>> headers,
        @Nullable String body) {

    /** The stage that a method believes to be in while it is tried. */
    public static final String STAGE = "test-invoke-stage";

    /** Throws {@link NullPointerException} naming what a method cannot be tried without. */
    public TestInvocation {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(resourceId, "resourceId");
        Objects.requireNonNull(httpMethod, "httpMethod");
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "TestInvocation[apiId=" + stage.apiId() + ", resourceId=" + resourceId + ", httpMethod=" + httpMethod
                + "]";
    }
}
