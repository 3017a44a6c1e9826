package dev.sluice.admin.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A URI of AWS's service model, such as {@code /restapis/{restapi_id}} or {@code /restapis?mode=import}. A variable is one
 * whole segment; it is compared encoded and given decoded, so that an ARN with slashes is one segment.
 */
public record UriTemplate(List<String> segments, Map<String, String> query) {

    public UriTemplate {
        segments = List.copyOf(segments);
        query = Map.copyOf(query);
    }

    static UriTemplate parse(String text) {
        int mark = text.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : text.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new UriTemplate(PathText.segments(mark < 0 ? text : text.substring(0, mark)), query);
    }

    /** The decoded variables by name, or empty where the path is another. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (isVariable(segment)) {
                variables.put(segment.substring(1, segment.length() - 1), PathText.decode(path.get(i)));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    boolean queryMatches(Map<String, List<String>> given) {
        return query.entrySet().stream()
                .allMatch(e -> given.getOrDefault(e.getKey(), List.of()).contains(e.getValue()));
    }

    /** Of two templates that match one call, the one with the greater weight is meant: literals over variables. */
    int weight() {
        List<String> literals = new ArrayList<>(segments);
        literals.removeIf(UriTemplate::isVariable);
        return 10 * literals.size() + query.size();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
