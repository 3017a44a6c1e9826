package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.wire.Input;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who else may call a resource from a browser: the members of AWS's {@code Cors} of HTTP APIs, and the gateway responses
 * that carry the same headers. What is not said is as AWS's console proposes it. Source: the Fetch standard, CORS protocol.
 */
record Cors(
        String allowOrigin,
        Optional<Set<String>> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        @Nullable Integer maxAge,
        boolean allowCredentials,
        List<String> gatewayResponses) {

    static final List<String> VERBS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private static final List<String> USUAL_HEADERS =
            List.of("Content-Type", "X-Amz-Date", "Authorization", "X-Api-Key", "X-Amz-Security-Token");
    private static final Set<String> MEMBERS = Set.of(
            "allowOrigins",
            "allowMethods",
            "allowHeaders",
            "exposeHeaders",
            "maxAge",
            "allowCredentials",
            "gatewayResponses");
    private static final List<String> FAULTS = List.of("DEFAULT_4XX", "DEFAULT_5XX");
    private static final Pattern ORIGIN = Pattern.compile("\\*|[a-zA-Z][a-zA-Z0-9+.-]*://[a-zA-Z0-9.:\\[\\]_-]+");
    private static final Pattern HEADER = Pattern.compile("[a-zA-Z0-9!#$%&*+.^_`|~-]+");
    private static final int LONGEST_AGE = 86_400;

    Cors {
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
        gatewayResponses = List.copyOf(gatewayResponses);
    }

    /** Throws AWS's errors for input that is wrong, or that a browser would refuse. */
    static Cors of(Input input) {
        input.json().fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw AwsFault.badRequest(
                        "Unknown member '" + member + "'. Valid members are " + new TreeSet<>(MEMBERS));
            }
        });
        List<String> methods = input.texts("allowMethods");
        List<String> gatewayResponses = input.texts("gatewayResponses");
        new Constraints()
                .eachOneOf("putCorsInput.allowMethods", methods, VERBS)
                .eachOneOf("putCorsInput.gatewayResponses", gatewayResponses, FAULTS)
                .check();
        boolean credentials = input.flag("allowCredentials", false);
        return new Cors(
                origin(input.texts("allowOrigins"), credentials),
                methods.isEmpty() ? Optional.empty() : Optional.of(new TreeSet<>(methods)),
                headers("allowHeaders", input.has("allowHeaders") ? input.texts("allowHeaders") : USUAL_HEADERS),
                headers("exposeHeaders", input.texts("exposeHeaders")),
                age(input.whole("maxAge")),
                credentials,
                gatewayResponses);
    }

    /** What a preflight is answered with, by header; {@code methods} are those that may be used. */
    ObjectNode preflightHeaders(Set<String> methods) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        if (!allowHeaders.isEmpty()) {
            headers.put("Access-Control-Allow-Headers", quoted(String.join(",", allowHeaders)));
        }
        headers.put("Access-Control-Allow-Methods", quoted(String.join(",", methods)));
        headers.put("Access-Control-Allow-Origin", quoted(allowOrigin));
        if (allowCredentials) {
            headers.put("Access-Control-Allow-Credentials", quoted("true"));
        }
        if (maxAge != null) {
            headers.put("Access-Control-Max-Age", quoted(maxAge.toString()));
        }
        return headers;
    }

    /** What the call itself is answered with, by header. */
    ObjectNode headers() {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        headers.put("Access-Control-Allow-Origin", quoted(allowOrigin));
        if (allowCredentials) {
            headers.put("Access-Control-Allow-Credentials", quoted("true"));
        }
        if (!exposeHeaders.isEmpty()) {
            headers.put("Access-Control-Expose-Headers", quoted(String.join(",", exposeHeaders)));
        }
        return headers;
    }

    private static String origin(List<String> origins, boolean credentials) {
        if (origins.size() > 1) {
            throw AwsFault.badRequest("Invalid allowOrigins specified: a mapped header names one origin, or * for all");
        }
        String origin = origins.isEmpty() ? "*" : origins.getFirst();
        if (!ORIGIN.matcher(origin).matches()) {
            throw AwsFault.badRequest(
                    "Invalid allowOrigins specified: '" + origin + "' is no origin, such as https://pets.example");
        }
        if (credentials && origin.equals("*")) {
            throw AwsFault.badRequest(
                    "Invalid allowOrigins specified: a browser sends no credentials where * is allowed");
        }
        return origin;
    }

    private static List<String> headers(String member, List<String> names) {
        for (String name : names) {
            if (!HEADER.matcher(name).matches()) {
                throw AwsFault.badRequest("Invalid " + member + " specified: '" + name + "' is no name of a header");
            }
        }
        return names;
    }

    private static @Nullable Integer age(@Nullable Integer age) {
        if (age != null && (age < -1 || age > LONGEST_AGE)) {
            throw AwsFault.badRequest("Invalid maxAge specified: must be between -1 and " + LONGEST_AGE);
        }
        return age;
    }

    /** A static value of a mapping. None of what is checked here has a quote in it. */
    private static String quoted(String value) {
        return "'" + value + "'";
    }
}
