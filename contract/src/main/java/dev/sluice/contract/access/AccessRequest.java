package dev.sluice.contract.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as a REQUEST authorizer sees it. Headers and query parameters have all their values, in the order sent.
 *
 * @param resource the resource's path, with its parameters' names
 * @param path the path that the client asked for
 * @param requestContext as a proxy's function sees it; a member of which there is none is null
 */
public record AccessRequest(
        String resource,
        String path,
        String httpMethod,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        Map<String, String> pathParameters,
        Map<String, String> stageVariables,
        Map<String, Object> requestContext) {

    public AccessRequest {
        headers = copy(headers);
        query = copy(query);
        pathParameters = copy(pathParameters);
        stageVariables = copy(stageVariables);
        requestContext = copy(requestContext);
    }

    @SuppressWarnings("ConstantValue") // absent members arrive as null
    private static <V> Map<String, V> copy(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Headers may hold secrets. */
    @Override
    public String toString() {
        return "AccessRequest[" + httpMethod + " " + resource + "]";
    }
}
