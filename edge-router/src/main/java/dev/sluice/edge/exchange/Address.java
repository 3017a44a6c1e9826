package dev.sluice.edge.exchange;

import dev.sluice.contract.config.DomainConfig.BasePathMapping;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request addresses: an API and, on the first path segment after it, a stage; or what the base path of a custom
 * domain name means.
 *
 * @param path what follows the stage or the base path: begins with one slash, percent-encoded as sent
 * @param sent the same, with as many slashes as it began with
 * @param domainName the host the client used, without its port
 * @param basePath of a custom domain name, without slashes at its ends, and with the stage where the path names it; null
 *     where the host is none
 */
public record Address(
        String apiId,
        String stage,
        String path,
        String sent,
        String domainName,
        @Nullable String basePath) {

    private static final String BY_PATH = "/_aws/execute-api/";
    private static final String USER_REQUEST = "/_user_request_";
    private static final String REST_APIS = "/restapis/";
    private static final String EXECUTE_API = ".execute-api.";

    /** Under the default endpoint. */
    public Address(String apiId, String stage, String path, String domainName) {
        this(apiId, stage, path, domainName, null);
    }

    /** Of a path that begins with one slash. */
    public Address(String apiId, String stage, String path, String domainName, @Nullable String basePath) {
        this(apiId, stage, path, path, domainName, basePath);
    }

    /** Under the default endpoint; AWS collapses the slashes that a path begins with, and keeps those further in. */
    private static Address sent(String apiId, String stage, String sent, String domainName) {
        return new Address(apiId, stage, collapsed(sent), sent, domainName, null);
    }

    /**
     * The path as the client knows it, {@code $context.path}: with the stage, or, under a custom domain name, with the
     * base path.
     */
    public String whole() {
        String prefix = basePath == null ? stage : basePath;
        return prefix.isEmpty() ? path : "/" + prefix + sent;
    }

    /** What the longest base path means that the path begins with; null where none does. */
    public static @Nullable Address of(String domainName, List<BasePathMapping> longestFirst, String path) {
        String asked = collapsed(path);
        for (BasePathMapping mapping : longestFirst) {
            String rest = after(mapping.basePath(), asked);
            if (rest != null) {
                return mapped(domainName, mapping, rest);
            }
        }
        return null;
    }

    private static Address mapped(String domainName, BasePathMapping mapping, String rest) {
        if (mapping.stage() != null) {
            return new Address(mapping.restApiId(), mapping.stage(), rest, domainName, mapping.basePath());
        }
        Address named = stageFirst(mapping.restApiId(), rest.substring(1), domainName);
        String prefix = mapping.basePath().isEmpty() ? named.stage : mapping.basePath() + "/" + named.stage;
        return new Address(named.apiId, named.stage, named.path, domainName, prefix);
    }

    /** What follows a base path, whole segments of it; null where the path does not begin with it. */
    private static @Nullable String after(String basePath, String path) {
        if (basePath.isEmpty()) {
            return path;
        }
        if (!path.startsWith(basePath, 1)) {
            return null;
        }
        String rest = path.substring(1 + basePath.length());
        return rest.isEmpty() ? "/" : rest.startsWith("/") ? collapsed(rest) : null;
    }

    /** Reads host and path; null where they address no API. */
    public static @Nullable Address of(String domainName, String path) {
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
                : sent(apiId, rest.substring(0, slash), rest.substring(slash), domainName);
    }

    private static @Nullable Address userRequest(String rest, String domainName) {
        int marker = rest.indexOf(USER_REQUEST);
        int slash = rest.indexOf('/');
        if (marker < 0 || slash <= 0 || slash + 1 >= marker) {
            return null;
        }
        String path = rest.substring(marker + USER_REQUEST.length());
        return sent(
                rest.substring(0, slash), rest.substring(slash + 1, marker), path.isEmpty() ? "/" : path, domainName);
    }

    /** A path with one leading slash. */
    private static String collapsed(String path) {
        int at = 0;
        while (at + 1 < path.length() && path.charAt(at) == '/' && path.charAt(at + 1) == '/') {
            at++;
        }
        return path.startsWith("/") ? path.substring(at) : "/" + path;
    }

    /** In lower case and without its port. */
    public static String domainName(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int colon = host.lastIndexOf(':');
        return (colon > host.lastIndexOf(']') ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
