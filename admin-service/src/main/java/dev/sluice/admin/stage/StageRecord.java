package dev.sluice.admin.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.config.CanarySettings;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage's two other forms: the record that services are sent, and what AWS shows. */
public final class StageRecord {

    private static final ObjectNode USUAL = JsonNodeFactory.instance
            .objectNode()
            .put("metricsEnabled", false)
            .put("dataTraceEnabled", false)
            .put("throttlingBurstLimit", 5_000)
            .put("throttlingRateLimit", 10_000.0)
            .put("cachingEnabled", false)
            .put("cacheTtlInSeconds", 300)
            .put("cacheDataEncrypted", false)
            .put("requireAuthorizationForCacheControl", true)
            .put("unauthorizedCacheControlHeaderStrategy", "SUCCEED_WITH_RESPONSE_HEADER");

    private StageRecord() {}

    /** Of a stage and the tree that its deployment froze, and its canary's where that is another deployment. */
    static StageConfig config(String apiId, ObjectNode stage, ObjectNode frozen, @Nullable ObjectNode canary) {
        try {
            return new StageConfig(
                    apiId,
                    stage.path("stageName").asText(),
                    stage.path("deploymentId").asText(),
                    settings(stage),
                    Wire.mapper().treeToValue(served(frozen), RestApi.class),
                    null,
                    canary(stage, canary));
        } catch (JsonProcessingException e) {
            throw AwsFault.badRequest("This API cannot be deployed: " + e.getOriginalMessage());
        }
    }

    /** Of a stage that there is not, which would serve {@code frozen}. */
    public static StageConfig undeployed(ObjectNode frozen, String name, Map<String, String> variables) {
        ObjectNode stage = JsonNodeFactory.instance.objectNode().put("stageName", name);
        ObjectNode given = stage.putObject("variables");
        variables.forEach(given::put);
        return config(frozen.path("id").asText(), stage, frozen, null);
    }

    /** As AWS shows it: what a method's settings do not say is told with its default. */
    static ObjectNode shown(ObjectNode stage) {
        ObjectNode shown = stage.deepCopy().without(StageHistory.MEMBER);
        boolean cache = stage.path("cacheClusterEnabled").asBoolean();
        shown.put("cacheClusterStatus", cache ? "AVAILABLE" : "NOT_AVAILABLE");
        if (cache && !shown.has("cacheClusterSize")) {
            shown.put("cacheClusterSize", "0.5");
        }
        ObjectNode settings = shown.putObject("methodSettings");
        for (Map.Entry<String, JsonNode> own : stage.path("methodSettings").properties()) {
            settings.set(own.getKey(), USUAL.deepCopy().setAll((ObjectNode) own.getValue()));
        }
        return shown;
    }

    /** An empty template of an integration response means none: the body passes through. */
    private static ObjectNode served(ObjectNode frozen) {
        ObjectNode served = frozen.deepCopy();
        served.path("resources")
                .forEach(resource -> resource.path("resourceMethods")
                        .forEach(method -> method.path("methodIntegration")
                                .path("integrationResponses")
                                .forEach(response -> response.path("responseTemplates")
                                        .properties()
                                        .removeIf(template ->
                                                template.getValue().asText().isEmpty()))));
        return served;
    }

    private static @Nullable CanarySettings canary(ObjectNode stage, @Nullable ObjectNode frozen)
            throws JsonProcessingException {
        if (!(stage.get(Canary.MEMBER) instanceof ObjectNode canary)) {
            return null;
        }
        ObjectNode whole = canary.deepCopy();
        return Wire.mapper()
                .treeToValue(frozen == null ? whole : whole.set("rest", served(frozen)), CanarySettings.class);
    }

    private static StageSettings settings(ObjectNode stage) throws JsonProcessingException {
        Map<String, String> variables = new LinkedHashMap<>();
        stage.path("variables")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        Map<String, MethodSetting> methods = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> own : stage.path("methodSettings").properties()) {
            methods.put(
                    methodKey(own.getKey()),
                    Wire.mapper().treeToValue(limited((ObjectNode) own.getValue()), MethodSetting.class));
        }
        return new StageSettings(
                variables,
                stage.path("cacheClusterEnabled").asBoolean(),
                methods,
                stage.path("webAclArn").textValue());
    }

    /** AWS's way to say that nothing limits is a negative limit. */
    private static ObjectNode limited(ObjectNode setting) {
        ObjectNode limited = setting.deepCopy();
        if (limited.path("throttlingRateLimit").asDouble() < 0) {
            limited.remove("throttlingRateLimit");
        }
        if (limited.path("throttlingBurstLimit").asInt() < 0) {
            limited.remove("throttlingBurstLimit");
        }
        return limited;
    }

    /** From {@code ~1pets/GET} or {@code pets/GET} to {@code /pets/GET}; every method's key stays. */
    private static String methodKey(String shown) {
        if (shown.equals(StageSettings.EVERY_METHOD)) {
            return shown;
        }
        int slash = shown.indexOf('/');
        String path = PatchOperation.unescaped(shown.substring(0, slash));
        return (path.startsWith("/") ? path : "/" + path) + shown.substring(slash);
    }
}
