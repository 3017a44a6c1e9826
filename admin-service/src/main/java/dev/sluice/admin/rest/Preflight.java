package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.util.Map;

/** The OPTIONS method that answers preflights: a MOCK whose one response has static headers, as AWS's console makes it. */
final class Preflight {

    private static final String DECLARED = "method.response.header.";

    private Preflight() {}

    /** In place of one that is there, unless somebody gave that a backend. */
    static ObjectNode method(ObjectNode tree, ObjectNode resource, ObjectNode headers) {
        JsonNode own = resource.path("resourceMethods").path("OPTIONS");
        String type = own.path("methodIntegration").path("type").asText("MOCK");
        if (!type.equals("MOCK")) {
            throw AwsFault.conflict("Method already exists for this resource: OPTIONS, with an integration of type "
                    + type + ". Delete it to have preflights answered.");
        }
        ObjectNode method = JsonNodeFactory.instance
                .objectNode()
                .put("httpMethod", "OPTIONS")
                .put("authorizationType", "NONE")
                .put("apiKeyRequired", false);
        method.withObjectProperty("methodResponses").set("200", declared(tree, headers));
        method.set("methodIntegration", integration(resource.path("id").asText(), headers));
        return method;
    }

    private static ObjectNode declared(ObjectNode tree, ObjectNode headers) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", "200");
        ObjectNode parameters = response.putObject("responseParameters");
        headers.fieldNames().forEachRemaining(header -> parameters.put(DECLARED + header, false));
        if (tree.path("models").has("Empty")) {
            response.putObject("responseModels").put("application/json", "Empty");
        }
        return response;
    }

    private static ObjectNode integration(String resourceId, ObjectNode headers) {
        ObjectNode integration = JsonNodeFactory.instance.objectNode().put("type", "MOCK");
        integration.putObject("requestTemplates").put("application/json", "{\"statusCode\": 200}");
        integration
                .put("passthroughBehavior", "WHEN_NO_MATCH")
                .put("timeoutInMillis", 29_000)
                .put("cacheNamespace", resourceId)
                .putArray("cacheKeyParameters");
        ObjectNode response =
                integration.putObject("integrationResponses").putObject("200").put("statusCode", "200");
        ObjectNode parameters = response.putObject("responseParameters");
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            parameters.set(DECLARED + header.getKey(), header.getValue());
        }
        return integration;
    }
}
