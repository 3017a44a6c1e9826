package dev.sluice.admin.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an API has and no documentation part is about: locations alone, without id and properties. */
final class Undocumented {

    private Undocumented() {}

    static List<ObjectNode> places(ObjectNode tree) {
        List<ObjectNode> all = new ArrayList<>();
        all.add(location("API"));
        tree.path("authorizers")
                .forEach(authorizer -> all.add(location("AUTHORIZER")
                        .put("name", authorizer.path("name").asText())));
        tree.path("models")
                .forEach(model ->
                        all.add(location("MODEL").put("name", model.path("name").asText())));
        tree.path("resources").forEach(resource -> {
            String path = resource.path("path").asText();
            all.add(location("RESOURCE").put("path", path));
            resource.path("resourceMethods")
                    .properties()
                    .forEach(method -> methods(path, method.getKey(), method.getValue(), all));
        });
        Set<JsonNode> documented = new HashSet<>();
        tree.path("documentation").forEach(part -> documented.add(part.path("location")));
        return all.stream()
                .filter(location -> !documented.contains(location))
                .map(location -> {
                    ObjectNode part = JsonNodeFactory.instance.objectNode();
                    part.set("location", location);
                    return part;
                })
                .toList();
    }

    private static void methods(String path, String method, JsonNode settings, List<ObjectNode> all) {
        all.add(location("METHOD").put("path", path).put("method", method));
        settings.path("requestParameters").fieldNames().forEachRemaining(parameter -> {
            String[] parts = parameter.split("\\.", 4);
            String type = parts.length < 4
                    ? ""
                    : switch (parts[2]) {
                        case "path" -> "PATH_PARAMETER";
                        case "querystring" -> "QUERY_PARAMETER";
                        default -> "REQUEST_HEADER";
                    };
            if (!type.isEmpty()) {
                all.add(location(type).put("path", path).put("method", method).put("name", parts[3]));
            }
        });
        settings.path("methodResponses")
                .fieldNames()
                .forEachRemaining(status -> all.add(location("RESPONSE")
                        .put("path", path)
                        .put("method", method)
                        .put("statusCode", status)));
    }

    private static ObjectNode location(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
