package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which headers pass between client and backend, and under which name. Source: AWS guide, "Amazon API Gateway important
 * notes", and recorded answers.
 */
final class HeaderRules {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

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

    /** The gateway's own to set: a mapping to one of them is the API's fault, found when it is called. */
    private static final Set<String> NOT_MAPPABLE = Set.of("content-length", "transfer-encoding");

    private static final Set<String> NOT_MAPPABLE_TO_AWS =
            Set.of("authorization", "connection", "expect", "proxy-authenticate", "te");

    private HeaderRules() {}

    /** Throws {@link FaultException} where a request header of this name must not be mapped. */
    static void checkMappable(String name, boolean toAws) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NOT_MAPPABLE.contains(lower) || (toAws && NOT_MAPPABLE_TO_AWS.contains(lower))) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "header " + name + " is mapped");
        }
    }

    /** Whether HTTP allows a header of this name and value. */
    static boolean sendable(String name, String value) {
        return NAME.matcher(name).matches() && value.chars().allMatch(HeaderRules::sendable);
    }

    private static boolean sendable(int character) {
        return character == '\t' || (character >= ' ' && character != 0x7f);
    }

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
