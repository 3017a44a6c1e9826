package dev.sluice.edge.integration;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers pass between client and backend, and under which name. Source: AWS guide, "Amazon API Gateway important
 * notes", and recorded answers.
 */
final class HeaderRules {

    /** Never sent on to a backend: they concern the connection, or the gateway sets them itself. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "content-length",
            "content-md5",
            "expect",
            "host",
            "keep-alive",
            "max-forwards",
            "proxy-authenticate",
            "proxy-connection",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "www-authenticate",
            "x-amzn-trace-id",
            "x-amzn-apigateway-api-id");

    /** The backend's, which come back to the client under {@code x-amzn-Remapped-}. */
    private static final Set<String> REMAPPED = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-md5",
            "date",
            "expect",
            "host",
            "max-forwards",
            "proxy-authenticate",
            "server",
            "trailer",
            "upgrade",
            "user-agent",
            "www-authenticate",
            "x-amzn-requestid");

    private static final Set<String> DROPPED = Set.of("transfer-encoding", "keep-alive");

    private HeaderRules() {}

    /** The client's headers that a proxied backend gets. */
    static MultiMap forwarded(MultiMap client) {
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> header : client) {
            if (!NOT_FORWARDED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                kept.add(header.getKey(), header.getValue());
            }
        }
        return kept;
    }

    /** Puts a backend's header into an answer, renamed where AWS renames it. */
    static void answer(MultiMap answer, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (REMAPPED.contains(lower)) {
            answer.add("x-amzn-Remapped-" + name, value);
        } else if (!DROPPED.contains(lower)) {
            answer.add(name, value);
        }
    }

    /** Puts a mapped header into an answer: it replaces what is there, and is renamed where AWS renames it. */
    static void mapped(MultiMap answer, String name, String value) {
        boolean renamed = REMAPPED.contains(name.toLowerCase(Locale.ROOT));
        answer.set(renamed ? "x-amzn-Remapped-" + name : name, value);
    }
}
