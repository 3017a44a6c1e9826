package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** Writes OpenAPI 2.0 as AWS's exports have it (recorded). One schema serves every media type of a body. */
record Swagger2Style() implements ExportStyle {

    private static final String DEFINITIONS = "#/definitions/";

    @Override
    public ObjectNode document(ObjectNode info, String scheme, String host, String stage) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("swagger", "2.0");
        document.set("info", info);
        document.put("host", host)
                .put("basePath", "/" + stage)
                .putArray("schemes")
                .add(scheme);
        return document;
    }

    @Override
    public String schemaPrefix() {
        return DEFINITIONS;
    }

    @Override
    public void schemas(ObjectNode document, ObjectNode schemas) {
        document.set("definitions", schemas);
    }

    @Override
    public void securitySchemes(ObjectNode document, ObjectNode schemes) {
        document.set("securityDefinitions", schemes);
    }

    @Override
    public ObjectNode parameter(String in, String name, boolean required) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .put("type", "string");
    }

    @Override
    public void bodies(ObjectNode operation, JsonNode method) {
        JsonNode models = method.path("requestModels");
        JsonNode integration = method.path("methodIntegration");
        Set<String> consumes = names(models, integration.path("requestTemplates"));
        Set<String> produces = new TreeSet<>();
        method.path("methodResponses").forEach(response -> produces.addAll(names(response.path("responseModels"))));
        integration
                .path("integrationResponses")
                .forEach(response -> produces.addAll(names(response.path("responseTemplates"))));
        consumes.forEach(operation.withArrayProperty("consumes")::add);
        produces.forEach(operation.withArrayProperty("produces")::add);
        for (String member : Set.of("consumes", "produces")) {
            if (operation.path(member).isEmpty()) {
                operation.remove(member);
            }
        }
        if (!models.isEmpty()) {
            String model = models.iterator().next().asText();
            operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("in", "body")
                    .put("name", model)
                    .put("required", true)
                    .putObject("schema")
                    .put("$ref", DEFINITIONS + model);
        }
    }

    @Override
    public ObjectNode response(JsonNode methodResponse) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        JsonNode models = methodResponse.path("responseModels");
        if (!models.isEmpty()) {
            response.putObject("schema")
                    .put("$ref", DEFINITIONS + models.iterator().next().asText());
        }
        methodResponse
                .path("responseParameters")
                .fieldNames()
                .forEachRemaining(header -> response.withObjectProperty("headers")
                        .putObject(header.replace("method.response.header.", ""))
                        .put("type", "string"));
        return response;
    }

    private static Set<String> names(JsonNode... maps) {
        Set<String> names = new TreeSet<>();
        for (JsonNode map : maps) {
            map.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }
}
