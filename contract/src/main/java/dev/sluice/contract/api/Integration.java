package dev.sluice.contract.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers a method: type is MOCK, HTTP, HTTP_PROXY, AWS or AWS_PROXY. {@code timeoutInMillis} is 50 to 29 000, or to
 * 900 000 where {@code responseTransferMode} is STREAM and not BUFFERED, and 29 000 where absent; responses are keyed by status
 * code.
 */
public record Integration(
        String type,
        @Nullable String httpMethod,
        @Nullable String uri,
        @Nullable String connectionType,
        @Nullable String connectionId,
        @Nullable String credentials,
        Map<String, String> requestParameters,
        Map<String, String> requestTemplates,
        String passthroughBehavior,
        @Nullable String contentHandling,
        int timeoutInMillis,
        String responseTransferMode,
        @Nullable String cacheNamespace,
        List<String> cacheKeyParameters,
        Map<String, IntegrationResponse> integrationResponses) {

    public Integration {
        requestParameters = requestParameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(requestParameters));
        requestTemplates = requestTemplates == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(requestTemplates));
        cacheKeyParameters = cacheKeyParameters == null ? List.of() : List.copyOf(cacheKeyParameters);
        integrationResponses = integrationResponses == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(integrationResponses));
        passthroughBehavior = passthroughBehavior == null ? "WHEN_NO_MATCH" : passthroughBehavior;
        timeoutInMillis = timeoutInMillis == 0 ? 29_000 : timeoutInMillis;
        responseTransferMode = responseTransferMode == null ? "BUFFERED" : responseTransferMode;
    }

    /** Whether the answer goes to the client while the backend makes it. */
    public boolean streamed() {
        return responseTransferMode.equals("STREAM");
    }
}
