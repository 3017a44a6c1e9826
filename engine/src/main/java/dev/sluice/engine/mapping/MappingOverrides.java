package dev.sluice.engine.mapping;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What templates assigned to {@code $context.requestOverride} and {@code $context.responseOverride}; read by the caller
 * afterwards. One for each request, and the templates are its only writers. A parameter is overridden once: a second time
 * fails the rendering (API Gateway guide, "Use a mapping template to override an API's request and response parameters").
 */
public final class MappingOverrides {

    private final OverrideGroup request;
    private final OverrideGroup response;

    public MappingOverrides() {
        this(
                new OverrideGroup("requestOverride", "header", "path", "querystring"),
                new OverrideGroup("responseOverride", "header"));
    }

    private MappingOverrides(OverrideGroup request, OverrideGroup response) {
        this.request = request;
        this.response = response;
    }

    /** The same, apart from what templates assign from now on. */
    public MappingOverrides copy() {
        return new MappingOverrides(request.copy(), response.copy());
    }

    /** The status the template chose for the answer; null where it chose none. */
    public @Nullable Integer status() {
        return response.status();
    }

    /** The headers of the answer. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(response.values("header"));
    }

    public Map<String, String> requestHeaders() {
        return Collections.unmodifiableMap(request.values("header"));
    }

    public Map<String, String> requestPathParameters() {
        return Collections.unmodifiableMap(request.values("path"));
    }

    public Map<String, String> requestQueryParameters() {
        return Collections.unmodifiableMap(request.values("querystring"));
    }

    /** {@code $context.requestOverride}. */
    OverrideGroup request() {
        return request;
    }

    /** {@code $context.responseOverride}. */
    OverrideGroup response() {
        return response;
    }
}
