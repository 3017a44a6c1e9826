package dev.sluice.edge.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.contract.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The section {@code api} of a case: the records of contract with the obvious left out, and what the services beside the
 * edge say of its callers.
 */
record GoldenApi(StageConfig stage, StageConfig cached, Map<String, Object> others, JsonNode told) {

    private static final String FUNCTIONS = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/";
    private static final String WEB_ACLS = "arn:aws:wafv2:us-east-1:000000000000:regional/webacl/golden/";
    private static final String EVERY_GET = "{\"*/*\": {\"cachingEnabled\": true, \"cacheTtlInSeconds\": 300}}";

    GoldenApi {
        others = Map.copyOf(others);
    }

    static GoldenApi read(String apiId, String json) {
        JsonNode told = parsed(json);
        Map<String, Object> others = new LinkedHashMap<>();
        told.path("apiKeys")
                .forEach(key -> others.put(
                        "apikey/" + key.get("id").asText(), Wire.mapper().convertValue(key, ApiKeyConfig.class)));
        told.path("usagePlans")
                .forEach(plan -> others.put(
                        "usageplan/" + plan.get("id").asText(),
                        Wire.mapper().convertValue(plan, UsagePlanConfig.class)));
        told.path("domains")
                .forEach(domain -> others.put(
                        "domain/" + domain.get("name").asText(),
                        Wire.mapper().convertValue(domain, DomainConfig.class)));
        if (told.path("webAcl").isObject()) {
            ObjectNode webAcl = told.get("webAcl").deepCopy();
            webAcl.put("id", apiId).put("arn", WEB_ACLS + apiId);
            others.put("webacl/" + apiId, Wire.mapper().convertValue(webAcl, WebAclConfig.class));
        }
        return new GoldenApi(stage(apiId, told, false), stage(apiId, told, true), others, told);
    }

    /** What auth-service answers. */
    String decision() {
        return told.path("decision").toString();
    }

    GoldenSigner signer() {
        return GoldenSigner.of(told.path("signer"));
    }

    /** Whether there is a token left in a bucket. */
    boolean grants(String bucket) {
        for (JsonNode spent : told.path("spent")) {
            if (bucket.endsWith(spent.asText())) {
                return false;
            }
        }
        return true;
    }

    private static StageConfig stage(String apiId, JsonNode told, boolean cached) {
        ObjectNode stage = object();
        stage.put("apiId", apiId).put("stageName", "dev").put("deploymentId", "d1");
        ObjectNode settings = stage.putObject("settings");
        settings.set("variables", told.path("variables"));
        settings.put("cacheClusterEnabled", cached);
        if (told.has("webAcl")) {
            settings.put("webAclArn", WEB_ACLS + apiId);
        }
        settings.set("methodSettings", cached ? parsed(EVERY_GET) : told.path("methodSettings"));
        stage.set("rest", rest(apiId, told, told.path("methods")));
        if (told.has("canary")) {
            ObjectNode canary = told.get("canary").deepCopy();
            canary.set("rest", rest(apiId, told, canary.path("methods")));
            stage.set("canary", canary.put("useStageCache", cached));
        }
        return Wire.mapper().convertValue(stage, StageConfig.class);
    }

    private static ObjectNode rest(String apiId, JsonNode told, JsonNode methods) {
        ObjectNode rest = object();
        rest.put("id", apiId).put("name", "golden");
        rest.set("resources", resources(methods));
        rest.set("authorizers", named(told.path("authorizers"), "id", "name"));
        rest.set("gatewayResponses", named(told.path("gatewayResponses"), "responseType"));
        rest.set("models", models(told.path("models")));
        rest.set("requestValidators", validators());
        for (String same :
                new String[] {"binaryMediaTypes", "minimumCompressionSize", "apiKeySource", "disableExecuteApiEndpoint"
                }) {
            if (told.has(same)) {
                rest.set(same, told.get(same));
            }
        }
        if (told.has("policy")) {
            rest.put("policy", told.get("policy").toString());
        }
        return rest;
    }

    /** Keyed by {@code METHOD /path}. */
    private static ObjectNode resources(JsonNode methods) {
        ObjectNode resources = object();
        methods.properties().forEach(method -> {
            String[] key = method.getKey().split(" ", 2);
            ObjectNode resource = resources.withObjectProperty(key[1]);
            resource.put("id", "r" + key[1].length()).put("path", key[1]);
            ObjectNode made = method.getValue().isObject()
                    ? method.getValue().deepCopy()
                    : object().set("integration", method.getValue());
            made.put("httpMethod", key[0]);
            made.set("methodIntegration", integration(made.remove("integration")));
            resource.withObjectProperty("resourceMethods").set(key[0], made);
        });
        return resources;
    }

    /** Short forms are {@code HTTP_PROXY URI}, {@code AWS_PROXY FUNCTION} and {@code MOCK}, which answers 200. */
    private static JsonNode integration(JsonNode told) {
        if (told == null || told.isNull()) {
            return object().nullNode();
        }
        ObjectNode made = told.isObject() ? told.deepCopy() : object();
        if (told.isTextual()) {
            String[] words = told.asText().split(" ", 2);
            made.put("type", words[0]);
            made.put("uri", words.length > 1 ? words[1] : "");
            made.put("httpMethod", words[0].equals("AWS_PROXY") ? "POST" : "ANY");
        }
        String uri = made.path("uri").asText();
        if (made.get("type").asText().startsWith("AWS") && !uri.startsWith("arn:aws:apigateway")) {
            made.put("uri", FUNCTIONS + uri + "/invocations").put("httpMethod", "POST");
        }
        if (made.get("type").asText().equals("MOCK") && !made.has("requestTemplates")) {
            made.withObjectProperty("requestTemplates").put("application/json", "{\"statusCode\": 200}");
        }
        JsonNode responses =
                made.has("integrationResponses") ? made.get("integrationResponses") : parsed("{\"200\":{}}");
        made.set("integrationResponses", named(responses, "statusCode"));
        return made;
    }

    /** Each with its key in these members, where it has none of its own. */
    private static ObjectNode named(JsonNode byName, String... members) {
        ObjectNode named = object();
        byName.properties().forEach(entry -> {
            ObjectNode value = entry.getValue().deepCopy();
            for (String member : members) {
                if (!value.has(member)) {
                    value.put(member, entry.getKey());
                }
            }
            named.set(entry.getKey(), value);
        });
        return named;
    }

    private static ObjectNode models(JsonNode schemas) {
        ObjectNode models = object();
        schemas.properties()
                .forEach(schema -> models.putObject(schema.getKey())
                        .put("name", schema.getKey())
                        .put("schema", schema.getValue().toString()));
        return models;
    }

    private static ObjectNode validators() {
        ObjectNode validators = object();
        validators.putObject("all").put("validateRequestBody", true).put("validateRequestParameters", true);
        validators.putObject("body").put("validateRequestBody", true);
        validators.putObject("parameters").put("validateRequestParameters", true);
        return validators;
    }

    private static ObjectNode object() {
        return Wire.mapper().createObjectNode();
    }

    private static JsonNode parsed(String json) {
        try {
            return Wire.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an api: " + json, e);
        }
    }
}
