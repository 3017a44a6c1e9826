package dev.sluice.admin.wire;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation, as its handler sees it: already let in, its path and query decoded.
 *
 * @param path the variables of the operation's URI by their names in AWS's model, such as {@code restapi_id}
 * @param headers by lower-case name
 * @param bytes the body as sent, empty where there is none
 * @param known whether the caller showed who it is, or is on the same laptop; false only for an open operation
 */
public record Call(
        String requestId,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] bytes,
        boolean known) {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)");

    /** Throws {@link IllegalArgumentException} where the operation's URI has no such variable. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable {" + name + "} in the operation's URI");
        }
        return value;
    }

    /** The first value of a query parameter, or null. */
    public @Nullable String query(String name) {
        return first(query.get(name));
    }

    /** Every value of a query parameter, sent several times or comma-separated. */
    public List<String> queryList(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The first value of a header, or null. {@code name} in lower case. */
    public @Nullable String header(String name) {
        return first(headers.get(name));
    }

    /** The access key that signed the call, empty where none did. */
    public String accessKeyId() {
        String header = header("authorization");
        String query = query("X-Amz-Credential");
        Matcher credential = CREDENTIAL.matcher(header != null ? header : query == null ? "" : "Credential=" + query);
        return credential.find() ? credential.group(1) : "";
    }

    /** The body as a JSON object; an empty body is an empty object. Throws AWS's SerializationException. */
    public Input input() {
        return Input.of(bytes);
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
