package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members that a client may state of a thing, and which of them it must when it makes one. */
record Members(Map<String, MemberType> types, List<String> required) {

    static Members of(String... required) {
        Members members = new Members(new LinkedHashMap<>(), List.of(required));
        return members.with(MemberType.TEXT, required);
    }

    Members with(MemberType type, String... names) {
        Map<String, MemberType> more = new LinkedHashMap<>(types);
        for (String name : names) {
            more.put(name, type);
        }
        return new Members(more, required);
    }

    /** Writes what is stated into a new thing. */
    void create(Input input, ObjectNode into) {
        for (String name : required) {
            if (!input.has(name)) {
                throw AwsFault.badRequest("Missing required parameter: " + name);
            }
        }
        update(input, into);
    }

    /** Writes what is stated; what is not stays. Source: apigatewayv2's PATCH, whose body is the plain members. */
    void update(Input input, ObjectNode into) {
        types.forEach((name, type) -> {
            if (input.has(name)) {
                JsonNode value = type.value(input, name);
                into.set(name, value);
            }
        });
    }
}
