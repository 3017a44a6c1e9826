package dev.sluice.admin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Ids;
import dev.sluice.contract.wire.Wire;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The models of an API: the two that every new one has, and what keeps those in use from being removed. */
final class Models {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+");
    private static final Pattern REFERENCE = Pattern.compile(
            "https://apigateway\\.([a-z0-9-]+\\.)?amazonaws\\.com(\\.cn)?/restapis/[^/]+/models/[a-zA-Z0-9]+");
    private static final String INVALID = "Invalid model schema specified";
    private static final String DRAFT_4 = "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n";

    private Models() {}

    static void addUsual(ObjectNode tree, Ids ids) {
        add(
                tree,
                ids.six(),
                "Empty",
                "This is a default empty schema model",
                DRAFT_4 + "  \"title\" : \"Empty Schema\",\n  \"type\" : \"object\"\n}");
        add(
                tree,
                ids.six(),
                "Error",
                "This is a default error schema model",
                DRAFT_4 + "  \"title\" : \"Error Schema\",\n  \"type\" : \"object\",\n"
                        + "  \"properties\" : {\n    \"message\" : { \"type\" : \"string\" }\n  }\n}");
    }

    /** What AWS has against a JSON schema; nothing where it is one, and refers only to itself or to models. */
    static Optional<String> fault(String schema) {
        try {
            JsonNode parsed = Wire.mapper().readTree(schema);
            if (!parsed.isObject()) {
                return Optional.of(INVALID);
            }
            boolean referring = parsed.findValues("$ref").stream().allMatch(Models::isReference);
            return referring ? Optional.empty() : Optional.of(INVALID + ", Model reference must be in canonical form");
        } catch (JsonProcessingException e) {
            return Optional.of(INVALID);
        }
    }

    private static boolean isReference(JsonNode reference) {
        return !reference.isTextual()
                || reference.asText().startsWith("#")
                || REFERENCE.matcher(reference.asText()).matches();
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw AwsFault.badRequest("Model name must be alphanumeric: " + name);
        }
    }

    /** Throws AWS's ConflictException where a method uses the model. */
    static void checkUnused(ObjectNode tree, String name) {
        for (JsonNode resource : tree.path("resources")) {
            for (Map.Entry<String, JsonNode> method :
                    resource.path("resourceMethods").properties()) {
                String place = resource.path("path").asText() + "/" + method.getKey();
                refuse(name, method.getValue().path("requestModels"), "method request: " + place);
                method.getValue()
                        .path("methodResponses")
                        .forEach(
                                response -> refuse(name, response.path("responseModels"), "method response: " + place));
            }
        }
    }

    private static void refuse(String name, JsonNode models, String place) {
        for (JsonNode model : models) {
            if (model.asText().equals(name)) {
                throw AwsFault.conflict("Cannot delete model '" + name + "', is referenced in " + place);
            }
        }
    }

    private static void add(ObjectNode tree, String id, String name, String description, String schema) {
        tree.withObjectProperty("models")
                .putObject(name)
                .put("id", id)
                .put("name", name)
                .put("description", description)
                .put("schema", schema)
                .put("contentType", "application/json");
    }
}
