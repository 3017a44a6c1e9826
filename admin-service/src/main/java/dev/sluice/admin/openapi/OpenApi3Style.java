package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes OpenAPI 3.0 as AWS's exports have it (recorded). */
record OpenApi3Style() implements ExportStyle {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public ObjectNode document(ObjectNode info, String scheme, String host, String stage) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.1");
        document.set("info", info);
        ObjectNode server = document.putArray("servers").addObject();
        server.put("url", scheme + "://" + host + "/{basePath}");
        server.putObject("variables").putObject("basePath").put("default", stage);
        return document;
    }

    @Override
    public String schemaPrefix() {
        return SCHEMAS;
    }

    @Override
    public void schemas(ObjectNode document, ObjectNode schemas) {
        document.withObjectProperty("components").set("schemas", schemas);
    }

    @Override
    public void securitySchemes(ObjectNode document, ObjectNode schemes) {
        document.withObjectProperty("components").set("securitySchemes", schemes);
    }

    @Override
    public ObjectNode parameter(String in, String name, boolean required) {
        ObjectNode parameter =
                JsonNodeFactory.instance.objectNode().put("name", name).put("in", in);
        if (required) {
            parameter.put("required", true);
        }
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    @Override
    public void bodies(ObjectNode operation, JsonNode method) {
        if (!method.path("requestModels").isEmpty()) {
            ObjectNode body = operation.putObject("requestBody");
            body.set("content", content(method.path("requestModels")));
            body.put("required", true);
        }
    }

    @Override
    public ObjectNode response(JsonNode methodResponse) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        methodResponse
                .path("responseParameters")
                .fieldNames()
                .forEachRemaining(header -> response.withObjectProperty("headers")
                        .putObject(header.replace("method.response.header.", ""))
                        .putObject("schema")
                        .put("type", "string"));
        response.set("content", content(methodResponse.path("responseModels")));
        return response;
    }

    private static ObjectNode content(JsonNode models) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        models.properties()
                .forEach(model -> content.putObject(model.getKey())
                        .putObject("schema")
                        .put("$ref", SCHEMAS + model.getValue().asText()));
        return content;
    }
}
