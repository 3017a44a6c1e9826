package dev.sluice.admin.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation, as its handler sees it: already let in, its path and query decoded.
 *
 * @param path the variables of the operation's URI by their names in AWS's model, such as {@code restapi_id}; none where
 *     another service than API Gateway is called
 * @param headers by lower-case name
 * @param bytes the body as sent, empty where there is none
 */
public record Call(
        String requestId,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] bytes,
        Caller caller) {

    /** Throws {@link IllegalArgumentException} where the operation's URI has no such variable. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable {" + name + "} in the operation's URI");
        }
        return value;
    }

    /** The same call, once it is known who makes it and what its URI says. */
    Call admitted(Caller by, Map<String, String> variables) {
        return new Call(requestId, variables, query, headers, bytes, by);
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

    /** The body as a JSON object; an empty body is an empty object. Throws AWS's SerializationException. */
    public Input input() {
        return Input.of(bytes);
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
