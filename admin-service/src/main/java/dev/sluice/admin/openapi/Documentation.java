package dev.sluice.admin.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The documentation parts of an API: what a document says of a thing and is not its configuration, and those that
 * {@code x-amazon-apigateway-documentation} lists, which win. So nothing that a person wrote is lost by an import.
 */
final class Documentation {

    static final String EXTENSION = "x-amazon-apigateway-documentation";

    private final Identities identities;
    private final boolean wanted;
    private final Map<ObjectNode, ObjectNode> byLocation = new LinkedHashMap<>();

    Documentation(Identities identities, boolean wanted) {
        this.identities = identities;
        this.wanted = wanted;
    }

    /** JSON text of the tree as JSON again; an empty object where a client once gave other text. */
    static JsonNode json(String text) {
        try {
            return Wire.mapper().readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    static ObjectNode location(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    static ObjectNode location(String type, String path) {
        return location(type).put("path", path);
    }

    static ObjectNode location(String type, String path, String method) {
        return location(type, path).put("method", method);
    }

    /** Keeps the members of {@code described} that are not configuration, if there is one. */
    void keep(ObjectNode location, Place described, Set<String> configuration) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        described.members().forEach(entry -> {
            if (!configuration.contains(entry.getKey()) && !entry.getKey().startsWith("x-amazon-apigateway-")) {
                properties.set(entry.getKey(), entry.getValue().node());
            }
        });
        if (!properties.isEmpty()) {
            put(location, properties);
        }
    }

    void put(ObjectNode location, ObjectNode properties) {
        if (wanted) {
            byLocation.put(location, properties);
        }
    }

    /** The parts that the document lists itself: what they say wins over what it says elsewhere of the same thing. */
    void readListed(Place extension) {
        for (Place part : extension.get("documentationParts").items()) {
            ObjectNode location = location(part.get("location").text("type").orElse("API"));
            part.get("location")
                    .members()
                    .forEach(entry ->
                            location.put(entry.getKey(), entry.getValue().text().orElse("")));
            Place properties = part.get("properties");
            if (!properties.node().isObject()) {
                throw properties.malformed("an object");
            }
            ObjectNode said = byLocation.getOrDefault(location, JsonNodeFactory.instance.objectNode());
            put(location, said.deepCopy().setAll((ObjectNode) properties.node()));
        }
    }

    /** By id, as AWS shows them: {@code properties} is JSON text. */
    ObjectNode byId() {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        byLocation.forEach((location, properties) -> {
            String id = identities.documentationPart();
            ObjectNode part = parts.putObject(id).put("id", id);
            part.set("location", location);
            part.put("properties", properties.toString());
        });
        return parts;
    }
}
