package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An existing API and an imported document become one. Source: API Gateway developer guide, "Import a Swagger file to
 * update an existing API definition"; binary media types recorded.
 */
final class TreeMerge {

    /** What a document defines: an overwritten API has these from the document alone. */
    private static final List<String> DEFINITION = List.of(
            "description",
            "version",
            "apiKeySource",
            "binaryMediaTypes",
            "minimumCompressionSize",
            "policy",
            "resources",
            "authorizers",
            "requestValidators",
            "models",
            "gatewayResponses",
            "documentation");

    private TreeMerge() {}

    static ObjectNode overwritten(ObjectNode existing, ObjectNode imported) {
        ObjectNode tree = existing.deepCopy();
        tree.remove(DEFINITION);
        tree.setAll(imported);
        endpoint(existing, imported, tree);
        return tree;
    }

    static ObjectNode merged(ObjectNode existing, ObjectNode imported) {
        ObjectNode tree = existing.deepCopy();
        imported.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "resources" -> resources(tree.withObject("/resources"), entry.getValue());
                case "authorizers", "requestValidators", "models", "gatewayResponses" ->
                    entry.getValue()
                            .properties()
                            .forEach(
                                    one -> tree.withObject("/" + entry.getKey()).set(one.getKey(), one.getValue()));
                case "documentation" -> parts(tree.withObject("/documentation"), entry.getValue());
                case "binaryMediaTypes" -> union(tree, entry.getValue());
                default -> tree.set(entry.getKey(), entry.getValue());
            }
        });
        endpoint(existing, imported, tree);
        return tree;
    }

    /** A document's endpoint configuration adds to the API's own, whose type an import does not change. */
    private static void endpoint(ObjectNode existing, ObjectNode imported, ObjectNode tree) {
        if (existing.get("endpointConfiguration") instanceof ObjectNode own
                && imported.get("endpointConfiguration") instanceof ObjectNode stated) {
            tree.set("endpointConfiguration", own.deepCopy().setAll(stated));
        }
    }

    /** A method of the document replaces the whole method of the API. */
    private static void resources(ObjectNode into, JsonNode imported) {
        imported.properties().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode known) {
                entry.getValue()
                        .path("resourceMethods")
                        .properties()
                        .forEach(
                                method -> known.withObject("/resourceMethods").set(method.getKey(), method.getValue()));
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** A part for a location replaces the one that is there. */
    private static void parts(ObjectNode into, JsonNode imported) {
        Map<JsonNode, String> idByLocation = new HashMap<>();
        into.properties().forEach(known -> idByLocation.put(known.getValue().path("location"), known.getKey()));
        imported.properties().forEach(entry -> {
            String replaced = idByLocation.get(entry.getValue().path("location"));
            if (replaced != null) {
                into.remove(replaced);
            }
            into.set(entry.getKey(), entry.getValue());
        });
    }

    private static void union(ObjectNode tree, JsonNode imported) {
        Set<String> types = new LinkedHashSet<>();
        tree.path("binaryMediaTypes").forEach(type -> types.add(type.asText()));
        imported.forEach(type -> types.add(type.asText()));
        ArrayNode array = tree.putArray("binaryMediaTypes");
        types.forEach(array::add);
    }
}
