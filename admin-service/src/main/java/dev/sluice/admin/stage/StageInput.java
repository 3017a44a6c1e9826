package dev.sluice.admin.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a client may say of a stage, and what of it AWS refuses. */
final class StageInput {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z0-9_]{1,64}");
    private static final Pattern VARIABLE_VALUE = Pattern.compile("[A-Za-z0-9\\-._~:/?#&=,@+%!$'()*;\\[\\]]{1,512}");
    private static final String SYMBOLS = ".  Please use values with alphanumeric characters and the symbols "
            + "' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.";
    private static final List<String> SIZES = List.of("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237");

    private StageInput() {}

    static ObjectNode stage(Input input, String deploymentId, long now) {
        ObjectNode stage = JsonNodeFactory.instance
                .objectNode()
                .put("deploymentId", deploymentId)
                .put("stageName", name(input.requiredText("stageName")))
                .put("cacheClusterEnabled", input.flag("cacheClusterEnabled", false))
                .put("tracingEnabled", input.flag("tracingEnabled", false))
                .put("createdDate", now)
                .put("lastUpdatedDate", now);
        copy(input, stage, "description", "cacheClusterSize", "documentationVersion");
        set(stage, "variables", input.textMap("variables"));
        set(stage, "tags", input.textMap("tags"));
        Canary.put(input, stage, deploymentId);
        check(stage);
        return stage;
    }

    /** What a CreateDeployment says of the stage it deploys to; {@code stage} is that one, or a new one. */
    static void deployed(Input input, ObjectNode stage) {
        String description = input.text("stageDescription");
        if (description != null) {
            stage.put("description", description);
        }
        copy(input, stage, "cacheClusterSize");
        if (input.has("cacheClusterEnabled")) {
            stage.put("cacheClusterEnabled", input.flag("cacheClusterEnabled", false));
        }
        if (input.has("tracingEnabled")) {
            stage.put("tracingEnabled", input.flag("tracingEnabled", false));
        }
        set(stage, "variables", input.textMap("variables"));
        check(stage);
    }

    /** What must hold of every stage. */
    static void check(ObjectNode stage) {
        if (stage.has("cacheClusterSize")
                && !SIZES.contains(stage.path("cacheClusterSize").asText())) {
            throw AwsFault.badRequest("Invalid cache cluster size specified. Valid options are " + SIZES);
        }
        checkVariables(stage.path("variables"));
    }

    /** Of a stage or of its canary. */
    static void checkVariables(JsonNode variables) {
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            if (!VARIABLE.matcher(variable.getKey()).matches()) {
                throw AwsFault.badRequest("Invalid stage variable name: " + variable.getKey()
                        + ".  Please use names with only word characters.");
            }
            String value = variable.getValue().asText();
            if (!value.isEmpty() && !VARIABLE_VALUE.matcher(value).matches()) {
                throw AwsFault.badRequest("Invalid stage variable value: " + value + SYMBOLS);
            }
        }
    }

    /** All variables at once, as the text of a JSON object. */
    static JsonNode wholeMap(String text) {
        try {
            if (Wire.mapper().readTree(text) instanceof ObjectNode map) {
                Input texts = new Input(map);
                map.fieldNames().forEachRemaining(texts::requiredText);
                return map;
            }
        } catch (JsonProcessingException e) {
            throw AwsFault.badRequest("Invalid stage variables specified: " + e.getOriginalMessage());
        }
        throw AwsFault.badRequest("Invalid stage variables specified: not a map of texts");
    }

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw AwsFault.badRequest("Stage name only allows a-zA-Z0-9_-");
        }
        return name;
    }

    private static void copy(Input input, ObjectNode stage, String... members) {
        for (String member : members) {
            String value = input.text(member);
            if (value != null) {
                stage.put(member, value);
            }
        }
    }

    private static void set(ObjectNode stage, String member, @org.jspecify.annotations.Nullable ObjectNode value) {
        if (value != null && !value.isEmpty()) {
            stage.set(member, value);
        }
    }
}
