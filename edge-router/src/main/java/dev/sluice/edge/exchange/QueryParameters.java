package dev.sluice.edge.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, decoded, by name and in their order. As at AWS, and at most backends, names differ by case and
 * only {@code &} stands between two. What cannot be decoded is taken as it is written.
 *
 * <p>Source: AWS guide, "Amazon API Gateway important notes": query parameters are case-sensitive.
 */
public record QueryParameters(Map<String, List<String>> byName) {

    public static final QueryParameters NONE = new QueryParameters(Map.of());

    public QueryParameters {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byName.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        byName = Collections.unmodifiableMap(copy);
    }

    /** {@code query} is without its question mark; null where there is none. */
    public static QueryParameters of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                byName.computeIfAbsent(decoded(name), none -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(byName);
    }

    /** Empty where there is none of the name. */
    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Of each name the last value. */
    public Map<String, String> last() {
        Map<String, String> last = new LinkedHashMap<>();
        byName.forEach((name, values) -> last.put(name, values.getLast()));
        return last;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
