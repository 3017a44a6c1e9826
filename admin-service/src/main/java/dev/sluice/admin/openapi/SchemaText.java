package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema of a document as the schema of a model: a reference to another model has AWS's canonical form
 * {@code https://apigateway.amazonaws.com/restapis/{id}/models/{name}} (recorded), and one to anything else in the
 * document is replaced by what it points at. Everything else is kept as written.
 */
final class SchemaText {

    /** Members whose content is data, in which a {@code $ref} is no reference. */
    private static final Set<String> DATA = Set.of("example", "examples", "default", "enum", "const");

    private final String canonical;
    private final String schemas;
    private final Set<String> named;
    private final Findings findings;

    /** {@code schemas} is the pointer before the name of a named schema. */
    SchemaText(String apiId, String schemas, Set<String> named, Findings findings) {
        this.canonical = "https://apigateway.amazonaws.com/restapis/" + apiId + "/models/";
        this.schemas = "#" + schemas;
        this.named = named;
        this.findings = findings;
    }

    /** {@code model} is what an error calls the model that is being made. */
    JsonNode of(String model, Place schema) {
        return new Reading(model).value(schema);
    }

    /** The name in a reference to a named schema. */
    Optional<String> modelName(Place schema) {
        String reference = schema.reference();
        if (!reference.startsWith(schemas)) {
            return Optional.empty();
        }
        String name = reference.substring(schemas.length()).replace("~1", "/").replace("~0", "~");
        return name.contains("/") ? Optional.empty() : Optional.of(name);
    }

    private JsonNode toModel(Place place, String name) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        if (!named.contains(name)) {
            findings.warn(place, "Reference to model '" + name + "' not found. Ignoring.");
            return reference;
        }
        return reference.put("$ref", canonical + name);
    }

    /** One walk through a schema, which knows the references that it is within. */
    private final class Reading {

        private final String model;
        private final Set<String> within = new HashSet<>();

        Reading(String model) {
            this.model = model;
        }

        JsonNode value(Place place) {
            if (place.node().isArray()) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                place.items().forEach(item -> array.add(value(item)));
                return array;
            }
            if (!place.node().isObject()) {
                return place.node();
            }
            if (place.isReference()) {
                return reference(place);
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, Place> member : place.members()) {
                boolean data = DATA.contains(member.getKey());
                object.set(member.getKey(), data ? member.getValue().node() : value(member.getValue()));
            }
            return object;
        }

        private JsonNode reference(Place place) {
            Optional<String> name = modelName(place);
            if (name.isPresent()) {
                return toModel(place, name.get());
            }
            if (!place.reference().startsWith("#/")) {
                findings.error(
                        place,
                        "Unable to create model for '" + model
                                + "': Invalid model specified: Validation Result: warnings : [],"
                                + " errors : [Model reference must be in canonical form]");
                return place.node();
            }
            Place target = place.target();
            if (!target.isPresent()) {
                throw InvalidDocument.unreadable(
                        "The reference '" + place.reference() + "' at " + place.pointer() + " leads nowhere");
            }
            if (!within.add(target.pointer())) {
                throw InvalidDocument.unreadable("The reference at " + place.pointer() + " leads back to itself");
            }
            JsonNode inPlace = value(target);
            within.remove(target.pointer());
            return inPlace;
        }
    }
}
