package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client may say of a method and of its responses, and what of it AWS refuses. */
final class MethodInput {

    static final Pattern STATUS_CODE = Pattern.compile("[1-5]\\d\\d");

    static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .replace("/authorizationType", Value.TEXT)
            .optional("/authorizerId")
            .replace("/apiKeyRequired", Value.FLAG)
            .optional("/requestValidatorId")
            .optional("/operationName")
            .rule("/authorizationScopes", Edit.listed("authorizationScopes"), Op.ADD, Op.REMOVE)
            .entries("requestParameters", Value.FLAG, "Invalid parameter name specified")
            .entries("requestModels", Value.TEXT, "Content-Type specified was not found")
            .build();

    static final PatchTable RESPONSE_PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .entries("responseParameters", Value.FLAG, "Invalid parameter name specified")
            .entries("responseModels", Value.TEXT, "Content-Type specified was not found")
            .build();

    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY");
    private static final List<String> AUTHORIZATIONS = List.of("NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS");
    private static final Pattern PARAMETER =
            Pattern.compile("method\\.request\\.(multivalue)?(header|path|querystring)\\.([!-~]+)");
    private static final Pattern RESPONSE_HEADER = Pattern.compile("method\\.response\\.header\\.[!-~]+");

    private MethodInput() {}

    static ObjectNode method(Input input, String httpMethod) {
        String authorizationType = input.text("authorizationType");
        new Constraints()
                .required("putMethodInput.authorizationType", authorizationType)
                .check();
        ObjectNode method = JsonNodeFactory.instance
                .objectNode()
                .put("httpMethod", httpMethod)
                .put("authorizationType", authorizationType)
                .put("apiKeyRequired", input.flag("apiKeyRequired", false));
        for (String member : List.of("authorizerId", "requestValidatorId", "operationName")) {
            RestApiInput.put(method, member, input.text(member));
        }
        RestApiInput.put(method, "authorizationScopes", input.texts("authorizationScopes"));
        RestApiInput.put(method, "requestParameters", input.flagMap("requestParameters"));
        RestApiInput.put(method, "requestModels", input.textMap("requestModels"));
        return method;
    }

    /** What must hold of every method of an API. */
    static void check(ObjectNode tree, ObjectNode method) {
        if (!METHODS.contains(method.path("httpMethod").asText())) {
            throw AwsFault.badRequest("Invalid HttpMethod specified. Valid options are " + String.join(",", METHODS));
        }
        String authorization = method.path("authorizationType").asText();
        if (!AUTHORIZATIONS.contains(authorization)) {
            throw AwsFault.badRequest(
                    "Invalid authorization type specified. Valid options are " + String.join(",", AUTHORIZATIONS));
        }
        boolean authorizer = authorization.equals("CUSTOM") || authorization.equals("COGNITO_USER_POOLS");
        if (authorizer
                && !tree.path("authorizers").has(method.path("authorizerId").asText())) {
            throw AwsFault.badRequest("Invalid authorizer ID specified. Setting the authorization type to CUSTOM or"
                    + " COGNITO_USER_POOLS requires a valid authorizer.");
        }
        String validator = method.path("requestValidatorId").asText();
        if (!validator.isEmpty() && !tree.path("requestValidators").has(validator)) {
            throw AwsFault.badRequest("Invalid Request Validator identifier specified");
        }
        models(tree, method.path("requestModels"));
        parameters(method.path("requestParameters"));
    }

    static ObjectNode response(Input input, String statusCode) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", statusCode);
        RestApiInput.keep(response, "responseParameters", input.flagMap("responseParameters"));
        RestApiInput.keep(response, "responseModels", input.textMap("responseModels"));
        return response;
    }

    static void checkResponse(ObjectNode tree, ObjectNode response) {
        models(tree, response.path("responseModels"));
        for (Map.Entry<String, JsonNode> parameter :
                response.path("responseParameters").properties()) {
            if (!RESPONSE_HEADER.matcher(parameter.getKey()).matches()) {
                throw wrongParameter(parameter.getKey());
            }
        }
    }

    private static void models(ObjectNode tree, JsonNode models) {
        for (JsonNode name : models) {
            if (!tree.path("models").has(name.asText())) {
                throw AwsFault.badRequest("Invalid model identifier specified: " + name.asText());
            }
        }
    }

    private static void parameters(JsonNode parameters) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            var parts = PARAMETER.matcher(parameter.getKey());
            if (!parts.matches()) {
                throw wrongParameter(parameter.getKey());
            }
            if (!names.add(parts.group(3))) {
                throw AwsFault.badRequest("Parameter names must be unique across querystring, header and path");
            }
        }
    }

    private static AwsFault wrongParameter(String name) {
        return AwsFault.badRequest("Invalid mapping expression specified: Validation Result: warnings : [], errors :"
                + " [Invalid mapping expression specified: " + name + "]");
    }
}
