package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An OpenAPI 3.0 document out of everything that both versions of OpenAPI can say of a REST API, by a seed. */
final class GeneratedDocument {

    private static final List<String> AWKWARD = List.of(
            "plain",
            "yes",
            "null",
            "1e3",
            "0777",
            "1_000",
            "12:30",
            "2020-01-01",
            "~",
            "<<",
            "=",
            "# no comment",
            "a: b",
            " around ",
            "two\nlines\n",
            "'quoted' \"twice\"",
            "{{braces}} [brackets]",
            "*star &and !bang %percent @at",
            "Grüße, 世界 \uD83D\uDE00",
            "tab\tand \\ backslash");
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "x-amazon-apigateway-any-method");

    private final Random random;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.1");
    private final List<String> schemes = new ArrayList<>();

    private GeneratedDocument(long seed) {
        random = new Random(seed);
    }

    static ObjectNode of(long seed) {
        GeneratedDocument generated = new GeneratedDocument(seed);
        generated.about();
        generated.components();
        generated.paths();
        return generated.document;
    }

    private void about() {
        ObjectNode info = document.putObject("info").put("title", awkward() + random.nextInt(9));
        info.put("version", awkward());
        maybe(() -> info.put("description", awkward()));
        maybe(() -> info.put("x-info", awkward()));
        maybe(() -> document.set("x-root", value(3)));
        maybe(() -> document.putArray("x-amazon-apigateway-binary-media-types").add("image/png"));
        maybe(() -> document.put("x-amazon-apigateway-minimum-compression-size", random.nextInt(1_000)));
        maybe(() -> document.put("x-amazon-apigateway-api-key-source", "AUTHORIZER"));
        maybe(() -> document.putObject("x-amazon-apigateway-policy")
                .put("Version", "2012-10-17")
                .putArray("Statement")
                .addObject()
                .put("Effect", "Allow")
                .put("Principal", "*")
                .put("Action", "execute-api:Invoke")
                .put("Resource", "*"));
        maybe(() -> {
            ObjectNode response = document.putObject("x-amazon-apigateway-gateway-responses")
                    .putObject("UNAUTHORIZED")
                    .put("statusCode", "401");
            response.putObject("responseTemplates").put("application/json", awkward());
        });
        for (String name : List.of("all", "body only")) {
            document.withObjectProperty("x-amazon-apigateway-request-validators")
                    .putObject(name)
                    .put("validateRequestBody", random.nextBoolean())
                    .put("validateRequestParameters", random.nextBoolean());
        }
    }

    private void components() {
        ObjectNode components = document.putObject("components");
        maybe(() -> components.put("x-components", awkward()));
        ObjectNode pet = components.putObject("schemas").putObject("Pet").put("type", "object");
        pet.putObject("properties").putObject("name").put("type", "string").put("description", awkward());
        maybe(() -> pet.set("x-schema", value(2)));
        ObjectNode pets =
                components.withObjectProperty("schemas").putObject("Pets").put("type", "array");
        pets.putObject("items").put("$ref", "#/components/schemas/Pet");
        ObjectNode security = components.putObject("securitySchemes");
        schemes.addAll(List.of("api_key", "sigv4", "gate", "pool"));
        security.putObject("api_key")
                .put("type", "apiKey")
                .put("name", "x-api-key")
                .put("in", "header");
        security.putObject("sigv4")
                .put("type", "apiKey")
                .put("name", "Authorization")
                .put("in", "header")
                .put("x-amazon-apigateway-authtype", "awsSigv4");
        security.putObject("gate")
                .put("type", "apiKey")
                .put("name", "token")
                .put("in", "header")
                .put("x-amazon-apigateway-authtype", "custom")
                .putObject("x-amazon-apigateway-authorizer")
                .put("type", "token")
                .put("authorizerUri", "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations")
                .put("identityValidationExpression", awkward())
                .put("authorizerResultTtlInSeconds", random.nextInt(3_600));
        security.putObject("pool")
                .put("type", "apiKey")
                .put("name", "Authorization")
                .put("in", "header")
                .put("x-amazon-apigateway-authtype", "cognito_user_pools")
                .putObject("x-amazon-apigateway-authorizer")
                .put("type", "cognito_user_pools")
                .putArray("providerARNs")
                .add("arn:aws:cognito-idp:us-east-1:000000000000:userpool/p");
    }

    private void paths() {
        ObjectNode paths = document.putObject("paths");
        maybe(() -> paths.put("x-paths", awkward()));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String path = "/p" + i + (random.nextBoolean() ? "/{id}" : "") + (random.nextBoolean() ? "/sub" : "");
            ObjectNode item = paths.putObject(path);
            maybe(() -> item.set("x-path", value(2)));
            for (String method : METHODS) {
                maybe(() -> item.set(method, operation(path.contains("{id}"))));
            }
        }
    }

    private ObjectNode operation(boolean variable) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        maybe(() -> operation.put("operationId", "op" + random.nextInt()));
        maybe(() -> operation.put("summary", awkward()));
        maybe(() -> operation.set("x-own", value(3)));
        maybe(() -> operation.put("x-amazon-apigateway-request-validator", random.nextBoolean() ? "all" : "body only"));
        ArrayNode parameters = operation.putArray("parameters");
        if (variable) {
            parameter(parameters, "id", "path", true);
        }
        maybe(() -> parameter(parameters, "q", "query", random.nextBoolean()));
        maybe(() -> parameter(parameters, "X-H", "header", random.nextBoolean()));
        maybe(() -> content(operation.putObject("requestBody")));
        ObjectNode ok = operation.putObject("responses").putObject("200").put("description", awkward());
        ok.putObject("headers").putObject("X-Out").putObject("schema").put("type", "string");
        maybe(() -> content(ok));
        maybe(() -> ok.put("x-response", awkward()));
        maybe(() -> operation.putArray("security").addObject().putArray(schemes.get(random.nextInt(schemes.size()))));
        maybe(() -> operation.set("x-amazon-apigateway-integration", integration()));
        return operation;
    }

    private void parameter(ArrayNode parameters, String name, String in, boolean required) {
        ObjectNode parameter =
                parameters.addObject().put("name", name).put("in", in).put("required", required);
        parameter.putObject("schema").put("type", "string");
        maybe(() -> parameter.put("description", awkward()));
        maybe(() -> parameter.put("x-parameter", awkward()));
    }

    private void content(ObjectNode body) {
        body.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + (random.nextBoolean() ? "Pet" : "Pets"));
    }

    private ObjectNode integration() {
        ObjectNode integration = JsonNodeFactory.instance.objectNode();
        boolean mock = random.nextBoolean();
        integration.put("type", mock ? "mock" : "http");
        if (!mock) {
            integration.put("httpMethod", "POST").put("uri", "http://backend.example/" + random.nextInt());
            maybe(() -> integration
                    .putObject("requestParameters")
                    .put("integration.request.header.X-In", "'" + random.nextInt() + "'"));
            maybe(() -> integration.putArray("cacheKeyParameters").add("method.request.querystring.q"));
        }
        maybe(() -> integration.putObject("requestTemplates").put("application/json", awkward()));
        maybe(() -> integration.put("passthroughBehavior", "never"));
        maybe(() -> integration.put("timeoutInMillis", 50 + random.nextInt(20_000)));
        maybe(() -> integration.put("cacheNamespace", "shared"));
        maybe(() -> integration.put("contentHandling", "CONVERT_TO_TEXT"));
        ObjectNode usual =
                integration.putObject("responses").putObject("default").put("statusCode", "200");
        maybe(() -> usual.putObject("responseParameters").put("method.response.header.X-Out", "'a'"));
        maybe(() -> usual.putObject("responseTemplates").put("application/json", awkward()));
        maybe(() ->
                integration.withObjectProperty("responses").putObject("4\\d{2}").put("statusCode", "400"));
        return integration;
    }

    /** Something that an extension of one's own may say. */
    private com.fasterxml.jackson.databind.JsonNode value(int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> make.numberNode(random.nextInt());
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextInt(1_000) / 8.0);
            case 3, 4 -> make.textNode(awkward());
            case 5 -> make.arrayNode().add(value(depth - 1)).add(value(depth - 1));
            default -> make.objectNode().set(awkward(), value(depth - 1));
        };
    }

    private String awkward() {
        return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }

    private void maybe(Runnable say) {
        if (random.nextBoolean()) {
            say.run();
        }
    }
}
