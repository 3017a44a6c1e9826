package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mapping expressions of an integration, as far as AWS checks them when one is put: a mapping may only take what the
 * method declares, and only give what its response declares.
 */
public final class Mappings {

    private static final Pattern REQUEST_KEY =
            Pattern.compile("integration\\.request\\.(path|querystring|header)\\..+");
    private static final Pattern REQUEST_PARAMETER = Pattern.compile(
            "method\\.request\\.(path|querystring|header|multivaluequerystring|multivalueheader)\\.(.+)");
    private static final Pattern REQUEST_VALUE =
            Pattern.compile("'.*'|method\\.request\\.body.*|context\\..+|stageVariables\\..+", Pattern.DOTALL);
    private static final Pattern RESPONSE_VALUE = Pattern.compile(
            "'.*'|integration\\.response\\.(header|multivalueheader|body).*|context\\..+|stageVariables\\..+",
            Pattern.DOTALL);
    private static final Pattern RESPONSE_KEY = Pattern.compile("method\\.response\\.header\\.[a-zA-Z0-9._$-]+");

    private Mappings() {}

    /** What AWS says is wrong with a mapping of a request, given the parameters that the method declares. */
    public static Optional<String> requestFault(String key, String value, JsonNode declared) {
        if (!REQUEST_KEY.matcher(key).matches()) {
            return Optional.of(invalid("Invalid mapping expression parameter specified: " + key));
        }
        Matcher parameter = REQUEST_PARAMETER.matcher(value);
        if (parameter.matches()) {
            String in = parameter.group(1).toLowerCase(Locale.ROOT).replace("multivalue", "");
            boolean known = declared.has("method.request." + in + "." + parameter.group(2));
            return known
                    ? Optional.empty()
                    : Optional.of(invalid("Invalid mapping expression parameter specified: " + value));
        }
        return REQUEST_VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(invalid("Invalid mapping expression specified: " + value));
    }

    /** The same of a mapping of a response, given the parameters that the method's response declares. */
    public static Optional<String> responseFault(String key, String value, JsonNode declared) {
        if (!declared.has(key)) {
            return Optional.of(invalid("Invalid mapping expression parameter specified: " + key));
        }
        return RESPONSE_VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(invalid("Invalid mapping expression specified: " + value));
    }

    /** Whether a response could be mapped so, if only its method declared the header. */
    public static boolean answerable(String key, String value) {
        return RESPONSE_KEY.matcher(key).matches()
                && RESPONSE_VALUE.matcher(value).matches();
    }

    public static String invalid(String error) {
        return "Invalid mapping expression specified: Validation Result: warnings : [], errors : [" + error + "]";
    }
}
