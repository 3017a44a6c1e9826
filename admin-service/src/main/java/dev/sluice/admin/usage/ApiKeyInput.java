package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.config.ApiKeyConfig;
import org.jspecify.annotations.Nullable;

/** What a client may say of an API key, and the key's other forms. */
final class ApiKeyInput {

    static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/description", Value.TEXT)
            .replace("/enabled", Value.FLAG)
            .replace("/name", Value.TEXT)
            .replace("/customerId", Value.TEXT)
            .rule("/stages", Edit.listed("stageKeys"), Op.ADD, Op.REMOVE)
            .build();

    private static final int SHORTEST = 20;
    private static final int LONGEST = 128;
    private static final int LONGEST_DESCRIPTION = 125_000;
    private static final int LONGEST_NAME = 1024;

    private ApiKeyInput() {}

    static ObjectNode key(Input input, String id, String freshValue, long now) {
        ObjectNode key = JsonNodeFactory.instance.objectNode().put("id", id);
        String value = input.text("value");
        key.put("value", value == null || value.isEmpty() ? freshValue : checked(value));
        put(key, "name", "".equals(input.text("name")) ? null : input.text("name"));
        put(key, "description", input.text("description"));
        put(key, "customerId", input.text("customerId"));
        key.put("enabled", input.flag("enabled", false)).put("createdDate", now).put("lastUpdatedDate", now);
        var stageKeys = key.putArray("stageKeys");
        input.objects("stageKeys")
                .forEach(stage ->
                        stageKeys.add(stage.requiredText("restApiId") + "/" + stage.requiredText("stageName")));
        ObjectNode tags = input.textMap("tags");
        if (tags != null && !tags.isEmpty()) {
            key.set("tags", tags);
        }
        check(key);
        return key;
    }

    /** What must hold of every key. */
    static void check(ObjectNode key) {
        if (key.path("name").asText().length() > LONGEST_NAME) {
            throw AwsFault.badRequest("Invalid API Key name, can be at most " + LONGEST_NAME + " characters.");
        }
        if (key.path("description").asText().length() > LONGEST_DESCRIPTION) {
            throw AwsFault.badRequest("Invalid API Key description specified.");
        }
    }

    static ObjectNode shown(ObjectNode key, boolean withValue) {
        ObjectNode shown = key.deepCopy();
        if (!withValue) {
            shown.remove("value");
        }
        return shown;
    }

    static ApiKeyConfig config(ObjectNode key) {
        return new ApiKeyConfig(
                key.path("id").asText(),
                key.path("value").asText(),
                key.path("enabled").asBoolean(),
                key.path("name").asText(null),
                key.path("customerId").asText(null));
    }

    private static String checked(String value) {
        if (value.length() > LONGEST) {
            throw AwsFault.badRequest("API Key value exceeds maximum size of " + LONGEST + " characters");
        }
        if (value.length() < SHORTEST) {
            throw AwsFault.badRequest("API Key value should be at least " + SHORTEST + " characters");
        }
        return value;
    }

    private static void put(ObjectNode key, String member, @Nullable String value) {
        if (value != null) {
            key.put(member, value);
        }
    }
}
