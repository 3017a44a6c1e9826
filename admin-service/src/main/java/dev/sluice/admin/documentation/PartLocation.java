package dev.sluice.admin.documentation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.wire.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a documentation part is about. Each type takes its own members; those left out mean the root path, any method and
 * any status, and so name the same thing as if they were said.
 *
 * <p>Source: AWS's API reference, {@code DocumentationPartLocation}.
 */
public final class PartLocation {

    /** In AWS's order. */
    static final List<String> TYPES = List.of(
            "RESPONSE_BODY",
            "RESPONSE",
            "METHOD",
            "MODEL",
            "AUTHORIZER",
            "RESPONSE_HEADER",
            "RESOURCE",
            "PATH_PARAMETER",
            "REQUEST_BODY",
            "QUERY_PARAMETER",
            "API",
            "REQUEST_HEADER");

    private static final Set<String> NAMED =
            Set.of("AUTHORIZER", "MODEL", "PATH_PARAMETER", "QUERY_PARAMETER", "REQUEST_HEADER", "RESPONSE_HEADER");
    private static final Set<String> WITHOUT_PATH = Set.of("API", "AUTHORIZER", "MODEL");
    private static final Set<String> RESPONSES = Set.of("RESPONSE", "RESPONSE_HEADER", "RESPONSE_BODY");
    private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d|\\*|\\s*)");
    private static final List<String> MEMBERS = List.of("path", "method", "statusCode", "name");

    private PartLocation() {}

    /** The location that a client gives, complete. {@code place} is AWS's name of it, for its errors. */
    public static ObjectNode of(@Nullable Input input, String place) {
        String type = input == null ? null : input.text("type");
        new Constraints()
                .required(place, input)
                .required(place + ".type", input == null ? "" : type)
                .oneOf(place + ".type", type, TYPES)
                .matches(place + ".statusCode", input == null ? null : input.text("statusCode"), STATUS)
                .check();
        if (input == null || type == null) {
            throw new IllegalStateException("a location that was checked has no type");
        }
        Map<String, String> usual = usual(type);
        ObjectNode location = JsonNodeFactory.instance.objectNode().put("type", type);
        for (String member : MEMBERS) {
            String given = input.text(member);
            if (given != null && !given.isBlank() && !usual.containsKey(member)) {
                throw AwsFault.badRequest("Invalid location field '" + member + "' specified for type '" + type + "'.");
            }
            String value = given == null || given.isBlank() ? usual.get(member) : given;
            if ("name".equals(member) && usual.containsKey(member) && (value == null || value.isEmpty())) {
                throw AwsFault.badRequest("Location field 'name' is required for type '" + type + "'.");
            }
            if (value != null) {
                location.put(member, value);
            }
        }
        return location;
    }

    /** As AWS tells of it in an error: {@code type 'METHOD', path '/', method '*'}. */
    static String told(ObjectNode location) {
        return location.properties().stream()
                .map(member -> member.getKey() + " '" + member.getValue().asText() + "'")
                .collect(Collectors.joining(", "));
    }

    /** The members that a type takes, each with what it means where it is left out. */
    private static Map<String, String> usual(String type) {
        var usual = new java.util.HashMap<String, String>();
        if (!WITHOUT_PATH.contains(type)) {
            usual.put("path", "/");
            if (!type.equals("RESOURCE")) {
                usual.put("method", "*");
            }
        }
        if (RESPONSES.contains(type)) {
            usual.put("statusCode", "*");
        }
        if (NAMED.contains(type)) {
            usual.put("name", "");
        }
        return usual;
    }
}
