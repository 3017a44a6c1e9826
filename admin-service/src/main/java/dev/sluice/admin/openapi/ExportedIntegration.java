package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Writes {@code x-amazon-apigateway-integration}: what is AWS's default is left out, as in AWS's exports (recorded). */
final class ExportedIntegration {

    private static final int USUAL_TIMEOUT = 29_000;

    private ExportedIntegration() {}

    static ObjectNode of(JsonNode integration, String resourceId) {
        ObjectNode exported = JsonNodeFactory.instance.objectNode();
        exported.put("type", integration.path("type").asText().toLowerCase(Locale.ROOT));
        copy(integration, exported, "httpMethod", "uri", "credentials");
        if (integration.path("connectionType").asText().equals("VPC_LINK")) {
            copy(integration, exported, "connectionType", "connectionId");
        }
        if (!integration.path("integrationResponses").isEmpty()) {
            exported.set("responses", responses(integration.path("integrationResponses")));
        }
        copy(integration, exported, "requestParameters", "requestTemplates");
        String passthrough = integration.path("passthroughBehavior").asText("WHEN_NO_MATCH");
        exported.put("passthroughBehavior", passthrough.toLowerCase(Locale.ROOT));
        copy(integration, exported, "contentHandling");
        if (integration.path("timeoutInMillis").asInt(USUAL_TIMEOUT) != USUAL_TIMEOUT) {
            copy(integration, exported, "timeoutInMillis");
        }
        if (!integration.path("cacheNamespace").asText(resourceId).equals(resourceId)) {
            copy(integration, exported, "cacheNamespace");
        }
        copy(integration, exported, "cacheKeyParameters", "tlsConfig", "integrationTarget");
        if (!integration.path("responseTransferMode").asText("BUFFERED").equals("BUFFERED")) {
            copy(integration, exported, "responseTransferMode");
        }
        return exported;
    }

    /** By pattern; of several without one, the first is the default. */
    private static ObjectNode responses(JsonNode byStatus) {
        ObjectNode byPattern = JsonNodeFactory.instance.objectNode();
        for (JsonNode response : byStatus) {
            String pattern = response.path("selectionPattern").asText();
            String usual =
                    byPattern.has("default") ? response.path("statusCode").asText() : "default";
            ObjectNode exported = byPattern.putObject(pattern.isEmpty() ? usual : pattern);
            copy(response, exported, "statusCode", "responseParameters", "responseTemplates", "contentHandling");
        }
        return byPattern;
    }

    /** What is absent or empty is left out. */
    static void copy(JsonNode from, ObjectNode into, String... members) {
        for (String member : List.of(members)) {
            JsonNode value = from.path(member);
            if (!value.isMissingNode() && !value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                into.set(member, value.deepCopy());
            }
        }
    }
}
