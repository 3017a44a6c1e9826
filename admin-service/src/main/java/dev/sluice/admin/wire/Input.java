package dev.sluice.admin.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request, read by type: an absent or null member is null, one of another type is AWS's
 * SerializationException ({@code class java.lang.Boolean can not be converted to an String}).
 */
public record Input(ObjectNode json) {

    static Input of(byte[] bytes) {
        if (bytes.length == 0) {
            return new Input(JsonNodeFactory.instance.objectNode());
        }
        try {
            return of(Wire.mapper().readTree(bytes));
        } catch (JsonProcessingException e) {
            throw AwsFault.serialization("Unable to parse the request body as JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw AwsFault.serialization("Unable to read the request body");
        }
    }

    private static Input of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Input(object);
        }
        throw AwsFault.serialization("The request body is not a JSON object");
    }

    public boolean has(String name) {
        return node(name) != null;
    }

    public @Nullable String text(String name) {
        JsonNode value = node(name);
        return value == null ? null : text(value);
    }

    /** Throws AWS's ValidationException that names each of these members which is absent; {@code shape} is AWS's name of this. */
    public void require(String shape, String... names) {
        Constraints constraints = new Constraints();
        for (String name : names) {
            constraints.required(shape + "." + name, node(name));
        }
        constraints.check();
    }

    /** Throws AWS's BadRequestException where it is absent. */
    public String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw AwsFault.badRequest("Missing required field '" + name + "'");
        }
        return value;
    }

    /** True or false, also as text. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = node(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isBoolean() || value.isTextual() && value.asText().matches("(?i)true|false")) {
            return value.asBoolean();
        }
        throw converted(value, "Boolean");
    }

    public @Nullable Integer whole(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (value.canConvertToInt()) {
            return value.intValue();
        }
        throw converted(value, "Integer");
    }

    public @Nullable Double number(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        throw converted(value, "Double");
    }

    /** A list of texts; empty where it is absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (node(name) instanceof JsonNode value) {
            if (!(value instanceof ArrayNode array)) {
                throw converted(value, "List");
            }
            array.forEach(item -> texts.add(text(item)));
        }
        return texts;
    }

    /** A map of texts, in the order sent; null where it is absent. What is null in it is as good as not there. */
    public @Nullable ObjectNode textMap(String name) {
        ObjectNode map = object(name);
        if (map != null) {
            map.properties().removeIf(entry -> entry.getValue().isNull());
            map.forEach(Input::text);
        }
        return map;
    }

    /** A map of booleans; null where it is absent. */
    public @Nullable ObjectNode flagMap(String name) {
        ObjectNode map = object(name);
        if (map != null) {
            Input flags = new Input(map);
            map.fieldNames().forEachRemaining(key -> flags.flag(key, false));
        }
        return map;
    }

    public @Nullable ObjectNode object(String name) {
        JsonNode value = node(name);
        if (value == null || value instanceof ObjectNode) {
            return (ObjectNode) value;
        }
        throw converted(value, "Map");
    }

    /** The object of a member, an empty one where it is absent. */
    public Input at(String name) {
        ObjectNode object = object(name);
        return new Input(object == null ? JsonNodeFactory.instance.objectNode() : object);
    }

    /** The objects of a list; empty where it is absent. */
    public List<Input> objects(String name) {
        List<Input> objects = new ArrayList<>();
        if (node(name) instanceof JsonNode value) {
            if (!(value instanceof ArrayNode array)) {
                throw converted(value, "List");
            }
            array.forEach(item -> objects.add(of(item)));
        }
        return objects;
    }

    private @Nullable JsonNode node(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw converted(value, "String");
    }

    private static AwsFault converted(JsonNode value, String type) {
        String given = switch (value.getNodeType()) {
            case BOOLEAN -> "java.lang.Boolean";
            case NUMBER -> "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
            case STRING -> "java.lang.String";
            case ARRAY -> "java.util.ArrayList";
            default -> "java.util.LinkedHashMap";
        };
        return AwsFault.serialization("class " + given + " can not be converted to an " + type);
    }
}
