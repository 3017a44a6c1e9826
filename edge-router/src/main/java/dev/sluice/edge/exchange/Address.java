package dev.sluice.edge.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a request addresses: an API and, on the first path segment after it, a stage.
 *
 * @param path what follows the stage: begins with a slash, percent-encoded as sent
 * @param domainName the host the client used, without its port
 */
public record Address(String apiId, String stage, String path, String domainName) {

    private static final String BY_PATH = "/_aws/execute-api/";
    private static final String USER_REQUEST = "/_user_request_";
    private static final String REST_APIS = "/restapis/";
    private static final String EXECUTE_API = ".execute-api.";

    /** Reads host and path; null where they address no API. {@code host} may have a port. */
    public static @Nullable Address of(@Nullable String host, String path) {
        String domainName = host == null ? "" : withoutPort(host);
        if (path.startsWith(BY_PATH)) {
            return apiFirst(path.substring(BY_PATH.length()), domainName);
        }
        if (path.startsWith(REST_APIS)) {
            return userRequest(path.substring(REST_APIS.length()), domainName);
        }
        int marker = domainName.indexOf(EXECUTE_API);
        return marker <= 0
                ? null
                : stageFirst(domainName.substring(0, marker), collapsed(path).substring(1), domainName);
    }

    private static @Nullable Address apiFirst(String rest, String domainName) {
        int slash = rest.indexOf('/');
        return slash <= 0 ? null : stageFirst(rest.substring(0, slash), rest.substring(slash + 1), domainName);
    }

    private static Address stageFirst(String apiId, String rest, String domainName) {
        int slash = rest.indexOf('/');
        return slash < 0
                ? new Address(apiId, rest, "/", domainName)
                : new Address(apiId, rest.substring(0, slash), collapsed(rest.substring(slash)), domainName);
    }

    private static @Nullable Address userRequest(String rest, String domainName) {
        int marker = rest.indexOf(USER_REQUEST);
        int slash = rest.indexOf('/');
        if (marker < 0 || slash <= 0 || slash + 1 >= marker) {
            return null;
        }
        String path = rest.substring(marker + USER_REQUEST.length());
        return new Address(
                rest.substring(0, slash),
                rest.substring(slash + 1, marker),
                path.isEmpty() ? "/" : collapsed(path),
                domainName);
    }

    /** A path with one leading slash: AWS collapses a doubled one, and keeps those further in. */
    private static String collapsed(String path) {
        int at = 0;
        while (at + 1 < path.length() && path.charAt(at) == '/' && path.charAt(at + 1) == '/') {
            at++;
        }
        return path.startsWith("/") ? path.substring(at) : "/" + path;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
