package dev.sluice.admin.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.admin.sdk.Schema.Plain;
import dev.sluice.contract.api.Model;
import dev.sluice.contract.wire.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The models of an API as types. An object with properties becomes a {@link ClientModel}, also one inside of another;
 * what no type can say (alternatives, deep nesting, hundreds of properties) is anything.
 */
final class SchemaReader {

    /** Java's constructors take at most 254 arguments. */
    private static final int MOST_PROPERTIES = 200;

    private static final int LONGEST_NAME = 500;
    private static final int DEEPEST = 8;
    private static final int MOST_REFERENCES = 50;

    /** Of models that refer to the next. */
    private static final int LONGEST_CHAIN = 100;

    private final Map<String, Model> given;
    private final Map<String, Schema> known = new HashMap<>();
    private final List<ClientModel> found = new ArrayList<>();
    private int reading;
    private final Names typeNames = new Names(Names.Style.PASCAL, ReservedWords.TYPES);

    SchemaReader(Map<String, Model> given) {
        this.given = given;
        new TreeMap<>(given).keySet().forEach(this::model);
    }

    List<ClientModel> models() {
        return found.stream().sorted(Comparator.comparing(ClientModel::name)).toList();
    }

    /** Anything, where there is no such model. */
    Schema model(String name) {
        Model model = given.get(name);
        if (model == null) {
            return Plain.ANY;
        }
        return once(name, name, document(model));
    }

    /** A model is read once, and one that refers to itself before it is an object is anything. */
    private Schema once(String key, String name, JsonNode node) {
        return once(key, name, node, new OneModel(key, key, node));
    }

    private Schema once(String key, String name, JsonNode node, OneModel model) {
        Schema before = known.get(key);
        if (before != null || reading == LONGEST_CHAIN) {
            return before == null ? Plain.ANY : before;
        }
        known.put(key, Plain.ANY);
        reading++;
        Schema read = model.read(name, node, 0);
        reading--;
        known.put(key, read);
        return read;
    }

    private static JsonNode document(Model model) {
        try {
            return Wire.mapper().readTree(Objects.requireNonNullElse(model.schema(), "{}"));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** One model's document, of which parts may refer to its definitions. */
    private final class OneModel {

        private final String key;
        private final String document;
        private final JsonNode root;
        private int references;

        /** {@code document} is the model whose document it is, itself or the one that defines it. */
        OneModel(String key, String document, JsonNode root) {
            this.key = key;
            this.document = document;
            this.root = root;
        }

        Schema read(String name, JsonNode node, int depth) {
            if (depth > DEEPEST) {
                return Plain.ANY;
            }
            if (node.has("$ref")) {
                return referred(node.path("$ref").asText());
            }
            Map<String, JsonNode> properties = properties(node);
            if (!properties.isEmpty() && properties.size() <= MOST_PROPERTIES) {
                return object(name, properties, depth);
            }
            return switch (type(node)) {
                case "string" -> Plain.TEXT;
                case "integer" -> Plain.WHOLE;
                case "number" -> Plain.NUMBER;
                case "boolean" -> Plain.FLAG;
                case "array" -> new Schema.ListOf(read(name + "Item", node.path("items"), depth + 1));
                case "object" -> new Schema.MapOf(read(name + "Value", node.path("additionalProperties"), depth + 1));
                default -> Plain.ANY;
            };
        }

        private Schema object(String name, Map<String, JsonNode> properties, int depth) {
            String type = typeNames.of(name);
            Schema reference = new Schema.Reference(type);
            if (depth == 0) {
                known.put(key, reference);
            }
            List<ClientModel.Property> read = new ArrayList<>();
            properties.forEach((property, schema) -> read.add(
                    new ClientModel.Property(property, read(name + Names.pascal(property), schema, depth + 1))));
            found.add(new ClientModel(type, read));
            return reference;
        }

        /** Its own, and those of everything that {@code allOf} joins, in the order of their names. */
        private Map<String, JsonNode> properties(JsonNode node) {
            Map<String, JsonNode> all = new TreeMap<>();
            for (JsonNode part : node.path("allOf")) {
                JsonNode resolved = part.has("$ref") ? target(part.path("$ref").asText()) : part;
                if (resolved != null && references++ < MOST_REFERENCES) {
                    all.putAll(properties(resolved));
                }
            }
            node.path("properties").properties().forEach(p -> all.put(p.getKey(), p.getValue()));
            all.keySet().removeIf(name -> name.length() > LONGEST_NAME);
            return all;
        }

        private Schema referred(String reference) {
            String name = lastPart(reference);
            if (!reference.startsWith("#")) {
                return model(name);
            }
            if (reference.equals("#")) {
                return known.getOrDefault(document, Plain.ANY);
            }
            JsonNode definition = target(reference);
            if (definition == null) {
                return model(name);
            }
            String part = document + reference;
            return once(
                    part, Names.pascal(document) + Names.pascal(name), definition, new OneModel(part, document, root));
        }

        /** What a reference means within this document, or another model's document; null where nothing. */
        private @Nullable JsonNode target(String reference) {
            if (reference.startsWith("#/")) {
                JsonNode inside = root.at(reference.substring(1));
                if (!inside.isMissingNode()) {
                    return inside;
                }
            }
            Model other = given.get(lastPart(reference));
            return other == null ? null : document(other);
        }

        private static String type(JsonNode node) {
            JsonNode type = node.path("type");
            if (type.isArray()) {
                for (JsonNode one : type) {
                    if (!one.asText().equals("null")) {
                        return one.asText();
                    }
                }
            }
            if (type.isTextual()) {
                return type.asText();
            }
            return node.has("items") ? "array" : "";
        }

        private static String lastPart(String reference) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
    }
}
