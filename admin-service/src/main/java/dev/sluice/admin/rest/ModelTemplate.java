package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;

/**
 * A mapping template that writes a sample of a model, for a person to complete. A model that refers to itself ends after
 * some levels.
 */
final class ModelTemplate {

    private static final int DEEPEST = 8;
    private static final String ELEMENT = "$elem";

    private final JsonNode models;
    private final StringBuilder text = new StringBuilder("#set($inputRoot = $input.path('$'))\n");

    private ModelTemplate(JsonNode models) {
        this.models = models;
    }

    /** {@code models} are all of the API, by name. */
    static String of(JsonNode model, JsonNode models) {
        ModelTemplate template = new ModelTemplate(models);
        template.write(schema(model), 0);
        return template.text.toString();
    }

    private void write(JsonNode given, int depth) {
        JsonNode schema = referred(given);
        String type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText();
        if (depth < DEEPEST && (type.equals("object") || schema.has("properties"))) {
            object(schema.path("properties"), depth);
        } else if (depth < DEEPEST && (type.equals("array") || schema.has("items"))) {
            array(schema.path("items"), depth);
        } else {
            text.append(sample(schema, type));
        }
    }

    private void object(JsonNode properties, int depth) {
        text.append("{");
        Iterator<Map.Entry<String, JsonNode>> members = properties.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            indent(depth + 1).append('"').append(member.getKey()).append("\" : ");
            write(member.getValue(), depth + 1);
            text.append(members.hasNext() ? "," : "");
        }
        indent(depth).append("}");
    }

    private void array(JsonNode items, int depth) {
        text.append("[");
        indent(0).append("##TODO: Update this foreach loop to reference array from input json");
        indent(0).append("#foreach(").append(ELEMENT).append(" in $inputRoot)");
        indent(depth + 1);
        write(items, depth + 1);
        indent(0).append("#if($foreach.hasNext),#end");
        indent(0).append("#end");
        indent(depth).append("]");
    }

    private StringBuilder indent(int depth) {
        return text.append('\n').append("  ".repeat(depth));
    }

    /** Another model of the API, or a definition of the model itself. */
    private JsonNode referred(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return reference.isEmpty() || !models.has(name) ? schema : schema(models.path(name));
    }

    private static String sample(JsonNode schema, String type) {
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").path(0).toString();
        }
        return switch (type) {
            case "integer" -> "42";
            case "number" -> "3.14";
            case "boolean" -> "true";
            case "null" -> "null";
            case "object" -> "{}";
            case "array" -> "[]";
            default -> "\"foo\"";
        };
    }

    private static JsonNode schema(JsonNode model) {
        try {
            return Wire.mapper().readTree(model.path("schema").asText("{}"));
        } catch (IOException e) {
            throw new UncheckedIOException("a model that was accepted is not JSON", e);
        }
    }
}
