package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.sigv4.SigV4;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The models of an API: each named schema of the document, and each schema written in place, which is named by its
 * content, so that the same schema is the same model in every import.
 */
final class Models {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+");
    private static final Map<String, String> PRIMITIVES = Map.of(
            "string", "StringSchema",
            "integer", "IntegerSchema",
            "number", "NumberSchema",
            "boolean", "BooleanSchema");

    private final Identities identities;
    private final Findings findings;
    private final SchemaText text;
    private final Set<String> named = new HashSet<>();
    private final ObjectNode byName = JsonNodeFactory.instance.objectNode();

    Models(String apiId, Dialect dialect, Identities identities, Findings findings) {
        this.identities = identities;
        this.findings = findings;
        Place schemas = dialect.schemas();
        for (Map.Entry<String, Place> schema : schemas.members()) {
            if (NAME.matcher(schema.getKey()).matches()) {
                named.add(schema.getKey());
            } else {
                findings.warn(
                        schema.getValue(),
                        "Unable to create model for '" + schema.getKey() + "': Model name must be alphanumeric: "
                                + schema.getKey());
            }
        }
        this.text = new SchemaText(apiId, schemas.pointer() + "/", named, findings);
        schemas.members().stream()
                .filter(schema -> named.contains(schema.getKey()))
                .forEach(schema -> put(schema.getKey(), schema.getValue()));
    }

    ObjectNode byName() {
        return byName;
    }

    /** The name of the model that a schema is or becomes; none, with a warning, where AWS has no model of such a schema. */
    Optional<String> nameOf(Place schema, String subject) {
        if (schema.isReference()) {
            return nameOfReferred(schema, subject);
        }
        String primitive = PRIMITIVES.get(schema.get("type").node().asText());
        if (primitive != null) {
            findings.warn(schema, "Unsupported model type '" + primitive + "' in " + subject + ". Ignoring.");
            return Optional.empty();
        }
        if (schema.members().isEmpty()) {
            return Optional.empty();
        }
        byte[] content = text.of("inline", schema).toString().getBytes(StandardCharsets.UTF_8);
        String name = "MODEL" + SigV4.sha256(content).substring(0, 8);
        if (!byName.has(name)) {
            put(name, schema);
        }
        return Optional.of(name);
    }

    private Optional<String> nameOfReferred(Place schema, String subject) {
        Optional<String> name = text.modelName(schema);
        if (name.isEmpty()) {
            return nameOf(schema.resolved(), subject);
        }
        if (!named.contains(name.get())) {
            findings.warn(schema, "Reference to model '" + name.get() + "' not found. Ignoring.");
            return Optional.empty();
        }
        return name;
    }

    private void put(String name, Place schema) {
        ObjectNode model = byName.putObject(name);
        model.put("id", identities.model(name)).put("name", name);
        JsonNode description = schema.get("description").node();
        if (description.isTextual()) {
            model.put("description", description.asText());
        }
        model.put("contentType", "application/json");
        model.put("schema", text.of(name, schema).toString());
    }
}
