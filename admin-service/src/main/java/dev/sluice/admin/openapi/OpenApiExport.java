package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the tree of an API as a document that {@link OpenApiImport} reads as the same tree. Pure. What a version of
 * OpenAPI cannot say, such as different models for the media types of one 2.0 body, is the one loss.
 */
final class OpenApiExport {

    private static final Map<String, String> IN = Map.of("path", "path", "querystring", "query", "header", "header");
    private static final String CANONICAL = "https://apigateway\\.amazonaws\\.com/restapis/[^/\"]+/models/";

    private final ObjectNode tree;
    private final ExportStyle style;
    private final ExportOptions options;
    private final ExportedSecurity security;

    OpenApiExport(ObjectNode tree, ExportStyle style, ExportOptions options) {
        this.tree = tree;
        this.style = style;
        this.options = options;
        this.security = new ExportedSecurity(tree.path("authorizers"), options.authorizers());
    }

    ObjectNode document() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("title", tree.path("name").asText());
        ExportedIntegration.copy(tree, info, "description");
        info.put("version", tree.path("version").asText("1.0"));
        ObjectNode document = style.document(info, options.scheme(), options.host(), options.stage());
        ObjectNode paths = document.putObject("paths");
        Map<String, JsonNode> resources = byPath();
        resources.forEach((path, resource) -> {
            boolean below = resources.keySet().stream().anyMatch(other -> other.startsWith(path + "/"));
            path(path, resource, path.equals("/") || below, paths);
        });
        models(document);
        if (!security.schemes().isEmpty()) {
            style.securitySchemes(document, security.schemes());
        }
        if (options.integrations()) {
            extensions(document);
        }
        if (options.documentation()) {
            documentation(document);
        }
        return document;
    }

    private Map<String, JsonNode> byPath() {
        Map<String, JsonNode> byPath = new TreeMap<>();
        tree.path("resources")
                .forEach(resource -> byPath.put(resource.path("path").asText(), resource));
        return byPath;
    }

    /** A resource without methods is said only where no path below implies it. */
    private void path(String path, JsonNode resource, boolean implied, ObjectNode paths) {
        JsonNode methods = resource.path("resourceMethods");
        if (methods.isEmpty() && implied) {
            return;
        }
        ObjectNode item = paths.putObject(path);
        methods.properties().forEach(method -> {
            String key = method.getKey().equals("ANY")
                    ? "x-amazon-apigateway-any-method"
                    : method.getKey().toLowerCase(Locale.ROOT);
            item.set(key, operation(method.getValue(), resource.path("id").asText()));
        });
    }

    private ObjectNode operation(JsonNode method, String resourceId) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        if (method.path("operationName").isTextual()) {
            operation.set("operationId", method.path("operationName"));
        }
        method.path("requestParameters").properties().forEach(parameter -> {
            String[] parts = parameter.getKey().split("\\.", 4);
            String in = parts.length == 4 ? IN.get(parts[2]) : null;
            if (in != null) {
                operation
                        .withArrayProperty("parameters")
                        .add(style.parameter(in, parts[3], parameter.getValue().asBoolean()));
            }
        });
        style.bodies(operation, method);
        ObjectNode responses = operation.putObject("responses");
        method.path("methodResponses").properties().forEach(response -> {
            ObjectNode exported =
                    responses.putObject(response.getKey()).put("description", response.getKey() + " response");
            exported.setAll(style.response(response.getValue()));
        });
        security.write(method, operation);
        if (options.postman() && method.path("authorizationType").asText().equals("AWS_IAM")) {
            operation.set(Methods.POSTMAN, postman());
        }
        if (options.integrations()) {
            validator(method, operation);
            JsonNode integration = method.path("methodIntegration");
            if (integration.isObject()) {
                operation.set(Integrations.EXTENSION, ExportedIntegration.of(integration, resourceId));
            }
        }
        return operation;
    }

    /** What has Postman ask for the keys to sign with when it takes the document in. */
    private ObjectNode postman() {
        ObjectNode meta = JsonNodeFactory.instance.objectNode().put("currentHelper", "awsSigV4");
        meta.putObject("helperAttributes")
                .put("accessKey", "")
                .put("secretKey", "")
                .put("region", options.region())
                .put("service", "execute-api")
                .put("saveToRequest", true);
        return meta;
    }

    private void validator(JsonNode method, ObjectNode operation) {
        JsonNode validator = tree.path("requestValidators")
                .path(method.path("requestValidatorId").asText());
        if (validator.isObject()) {
            operation.put(Validators.ONE, validator.path("name").asText());
        }
    }

    /** A model whose schema is no JSON is an empty schema in a document. */
    private void models(ObjectNode document) {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        for (JsonNode model : tree.path("models")) {
            String schema = model.path("schema").asText().replaceAll(CANONICAL, style.schemaPrefix());
            schemas.set(model.path("name").asText(), Documentation.json(schema));
        }
        if (!schemas.isEmpty()) {
            style.schemas(document, schemas);
        }
    }

    private void extensions(ObjectNode document) {
        for (JsonNode validator : tree.path("requestValidators")) {
            ObjectNode exported = document.withObjectProperty(Validators.SEVERAL)
                    .putObject(validator.path("name").asText());
            exported.put(
                    "validateRequestBody", validator.path("validateRequestBody").asBoolean());
            exported.put(
                    "validateRequestParameters",
                    validator.path("validateRequestParameters").asBoolean());
        }
        for (JsonNode response : tree.path("gatewayResponses")) {
            ObjectNode exported = document.withObjectProperty(GatewayResponses.EXTENSION)
                    .putObject(response.path("responseType").asText());
            ExportedIntegration.copy(response, exported, "statusCode", "responseParameters", "responseTemplates");
        }
        ApiMembers.export(tree, document);
    }

    private void documentation(ObjectNode document) {
        ArrayNode parts = document.putObject(Documentation.EXTENSION).putArray("documentationParts");
        for (JsonNode part : tree.path("documentation")) {
            ObjectNode exported = parts.addObject();
            exported.set("location", part.path("location"));
            exported.set(
                    "properties", Documentation.json(part.path("properties").asText()));
        }
    }
}
