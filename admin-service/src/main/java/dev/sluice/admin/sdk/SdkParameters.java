package dev.sluice.admin.sdk;

import dev.sluice.admin.fault.AwsFault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of GetSdk: members of the query, by the names that the SDK's type lists, or in one word. */
record SdkParameters(Map<String, List<String>> query) {

    /** Of group, artifact, version: nothing that XML or Gradle could read as anything else. */
    static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private static final Pattern SEPARATED = Pattern.compile("[.-]([a-z])");

    SdkParameters {
        query = Map.copyOf(query);
    }

    /** Throws AWS's BadRequestException where it is absent or empty. */
    String required(String name, Pattern pattern) {
        String value = first(name);
        if (value.isEmpty()) {
            throw AwsFault.badRequest("Missing required parameter for SDK generation: " + name);
        }
        return checked(name, value, pattern);
    }

    String optional(String name, Pattern pattern, String otherwise) {
        String value = first(name);
        return value.isEmpty() ? otherwise : checked(name, value, pattern);
    }

    private static String checked(String name, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw AwsFault.badRequest("Invalid value for SDK parameter " + name + ": " + value);
        }
        return value;
    }

    private String first(String name) {
        List<String> values = query.getOrDefault(name, query.getOrDefault(inOneWord(name), List.of()));
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    /** AWS's service model writes {@code serviceName} where the SDK's type lists {@code service.name}. */
    private static String inOneWord(String name) {
        return SEPARATED.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
