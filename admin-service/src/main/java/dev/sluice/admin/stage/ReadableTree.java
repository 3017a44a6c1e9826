package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An API's tree for the eye: resources by their paths, authorizers and validators by their names, and no ids, so that an API
 * that was imported anew differs from itself in nothing but what its document says.
 */
final class ReadableTree {

    private static final Map<String, String> NAMED = Map.of(
            "authorizers", "authorizerId",
            "requestValidators", "requestValidatorId");

    private ReadableTree() {}

    static ObjectNode of(ObjectNode tree) {
        ObjectNode readable = tree.deepCopy();
        Map<String, String> names = new HashMap<>();
        for (String map : NAMED.keySet()) {
            readable.set(map, byName(tree.path(map), names));
        }
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        for (JsonNode resource : tree.path("resources")) {
            ObjectNode shown = resource.deepCopy();
            shown.remove(List.of("id", "parentId", "pathPart", "path"));
            shown.path("resourceMethods").forEach(method -> rename((ObjectNode) method, names));
            resources.set(resource.path("path").asText(), shown);
        }
        readable.set("resources", resources);
        readable.path("models").forEach(model -> ((ObjectNode) model).remove("id"));
        return readable;
    }

    /** One whose name another has too keeps its id. */
    private static ObjectNode byName(JsonNode parts, Map<String, String> names) {
        ObjectNode byName = JsonNodeFactory.instance.objectNode();
        for (JsonNode part : parts) {
            String id = part.path("id").asText();
            String name = part.path("name").asText(id);
            String key = byName.has(name) ? id : name;
            names.put(id, key);
            byName.set(key, part.<ObjectNode>deepCopy().without("id"));
        }
        return byName;
    }

    private static void rename(ObjectNode method, Map<String, String> names) {
        for (String reference : NAMED.values()) {
            String id = method.path(reference).asText();
            if (names.containsKey(id)) {
                method.put(reference, names.get(id));
            }
        }
    }
}
