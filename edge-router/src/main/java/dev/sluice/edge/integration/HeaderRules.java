package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which headers pass between client and backend, and under which name. Source: AWS guide, "Amazon API Gateway important
 * notes", and recorded answers.
 */
final class HeaderRules {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

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

    /** May be mapped, and are not sent all the same: they are for the connection to the backend to say. */
    private static final Set<String> NOT_SENT =
            Set.of("connection", "expect", "keep-alive", "proxy-authenticate", "proxy-connection", "te");

    private HeaderRules() {}

    /** Throws {@link FaultException} where a request header of this name must not be mapped. */
    static void checkMappable(String name, boolean toAws) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NOT_MAPPABLE.contains(lower) || (toAws && NOT_MAPPABLE_TO_AWS.contains(lower))) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "header " + name + " is mapped");
        }
    }

    /**
     * Puts a mapped header into a request: it replaces what is there. Throws as {@link #checkMappable} does, and where HTTP
     * does not allow what is mapped, such as a line break.
     */
    static void request(MultiMap request, String name, String value, boolean toAws) {
        checkMappable(name, toAws);
        if (!sendable(name, value)) {
            throw new FaultException(
                    Fault.API_CONFIGURATION_ERROR, "header " + name + " cannot be sent as it is mapped");
        }
        if (!NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
            request.set(name, value);
        }
    }

    /** Whether HTTP allows a header of this name and value. */
    static boolean sendable(String name, String value) {
        return NAME.matcher(name).matches() && value.chars().allMatch(HeaderRules::sendable);
    }

    private static boolean sendable(int character) {
        return character == '\t' || (character >= ' ' && character != 0x7f);
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
        String lower = name.toLowerCase(Locale.ROOT);
        if (!DROPPED.contains(lower)) {
            answer.set(REMAPPED.contains(lower) ? "x-amzn-Remapped-" + name : name, value);
        }
    }
}
