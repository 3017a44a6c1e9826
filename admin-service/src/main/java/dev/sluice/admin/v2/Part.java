package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that lives in an API, such as a route: five operations each. Adding a kind is adding a constant.
 *
 * @param noun AWS's, such as {@code RouteResponse}
 * @param collection the member of the tree that holds them by id, and in lower case the segment of the URI
 * @param parent what they live in, or null where that is the API itself
 * @param defaults what AWS shows where a client states nothing
 */
record Part(String noun, String collection, @Nullable Part parent, Members members, ObjectNode defaults) {

    static final Part INTEGRATION = new Part(
            "Integration",
            "integrations",
            null,
            Members.of("integrationType")
                    .with(
                            MemberType.TEXT,
                            "connectionId",
                            "connectionType",
                            "contentHandlingStrategy",
                            "credentialsArn",
                            "description",
                            "integrationMethod",
                            "integrationUri",
                            "passthroughBehavior",
                            "payloadFormatVersion",
                            "templateSelectionExpression")
                    .with(MemberType.TEXT_MAP, "requestParameters", "requestTemplates")
                    .with(MemberType.OBJECT, "tlsConfig")
                    .with(MemberType.WHOLE, "timeoutInMillis"),
            object().put("connectionType", "INTERNET")
                    .put("passthroughBehavior", "WHEN_NO_MATCH")
                    .put("payloadFormatVersion", "1.0")
                    .put("integrationResponseSelectionExpression", "${integration.response.statuscode}")
                    .put("timeoutInMillis", 29_000));

    static final Part ROUTE = new Part(
            "Route",
            "routes",
            null,
            Members.of("routeKey")
                    .with(MemberType.FLAG, "apiKeyRequired")
                    .with(MemberType.TEXTS, "authorizationScopes")
                    .with(
                            MemberType.TEXT,
                            "authorizationType",
                            "authorizerId",
                            "modelSelectionExpression",
                            "operationName",
                            "routeResponseSelectionExpression",
                            "target")
                    .with(MemberType.TEXT_MAP, "requestModels")
                    .with(MemberType.OBJECT, "requestParameters"),
            object().put("apiKeyRequired", false).put("authorizationType", "NONE"));

    static final Part AUTHORIZER = new Part(
            "Authorizer",
            "authorizers",
            null,
            Members.of("authorizerType", "name")
                    .with(
                            MemberType.TEXT,
                            "authorizerCredentialsArn",
                            "authorizerPayloadFormatVersion",
                            "authorizerUri",
                            "identityValidationExpression")
                    .with(MemberType.WHOLE, "authorizerResultTtlInSeconds")
                    .with(MemberType.FLAG, "enableSimpleResponses")
                    .with(MemberType.OBJECT, "jwtConfiguration")
                    .with(MemberType.TEXTS, "identitySource"),
            object());

    static final Part MODEL = new Part(
            "Model",
            "models",
            null,
            Members.of("name", "schema").with(MemberType.TEXT, "contentType", "description"),
            object().put("contentType", "application/json"));

    static final Part ROUTE_RESPONSE = new Part(
            "RouteResponse",
            "routeResponses",
            ROUTE,
            Members.of("routeResponseKey")
                    .with(MemberType.TEXT, "modelSelectionExpression")
                    .with(MemberType.TEXT_MAP, "responseModels")
                    .with(MemberType.OBJECT, "responseParameters"),
            object());

    static final Part INTEGRATION_RESPONSE = new Part(
            "IntegrationResponse",
            "integrationResponses",
            INTEGRATION,
            Members.of("integrationResponseKey")
                    .with(MemberType.TEXT, "contentHandlingStrategy", "templateSelectionExpression")
                    .with(MemberType.TEXT_MAP, "responseParameters", "responseTemplates"),
            object());

    Part {
        defaults = defaults.deepCopy();
    }

    /** The name of its id on the wire and in a URI, such as {@code routeResponseId}. */
    String idName() {
        return collection.substring(0, collection.length() - 1) + "Id";
    }

    /** Where all of them are. */
    String uri() {
        String above = parent == null ? "/v2/apis/{apiId}" : parent.uri() + "/{" + parent.idName() + "}";
        return above + "/" + collection.toLowerCase(Locale.ROOT);
    }

    /** Those there are in a tree, by id. */
    ObjectNode in(ObjectNode tree, Map<String, String> path) {
        ObjectNode owner = parent == null ? tree : parent.one(tree, path);
        return owner.withObjectProperty(collection);
    }

    /** The one that a call names, or AWS's NotFoundException. */
    ObjectNode one(ObjectNode tree, Map<String, String> path) {
        if (in(tree, path).get(path.getOrDefault(idName(), "")) instanceof ObjectNode part) {
            return part;
        }
        throw AwsFault.notFound("Invalid " + noun + " identifier specified");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** As AWS shows one: without its own parts and without empty collections. */
    static ObjectNode shown(ObjectNode part) {
        ObjectNode shown = object();
        part.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            boolean parts = entry.getKey().equals(ROUTE_RESPONSE.collection())
                    || entry.getKey().equals(INTEGRATION_RESPONSE.collection());
            if (!parts && !(value.isContainerNode() && value.isEmpty())) {
                shown.set(entry.getKey(), value);
            }
        });
        return shown;
    }
}
