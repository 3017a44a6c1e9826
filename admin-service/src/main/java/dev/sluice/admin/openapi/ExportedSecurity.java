package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes who may call a method, and the security schemes that say how. */
final class ExportedSecurity {

    private static final String AUTHTYPE = "x-amazon-apigateway-authtype";
    private static final Pattern ONE_SOURCE = Pattern.compile("method\\.request\\.(header|querystring)\\.([^,\\s]+)");

    private final JsonNode authorizers;
    private final boolean extensions;
    private final ObjectNode schemes = JsonNodeFactory.instance.objectNode();

    /** {@code extensions}: whether authorizers are written whole. Those that no method uses are written too, then. */
    ExportedSecurity(JsonNode authorizers, boolean extensions) {
        this.authorizers = authorizers;
        this.extensions = extensions;
        if (extensions) {
            authorizers.forEach(this::authorizer);
        }
    }

    ObjectNode schemes() {
        return schemes;
    }

    void write(JsonNode method, ObjectNode operation) {
        ArrayNode security = JsonNodeFactory.instance.arrayNode();
        JsonNode authorizer = authorizers.path(method.path("authorizerId").asText());
        if (method.path("authorizationType").asText().equals("AWS_IAM")) {
            scheme("sigv4", "Authorization", "header").put(AUTHTYPE, "awsSigv4");
            security.addObject().putArray("sigv4");
        } else if (!authorizer.isMissingNode()) {
            authorizer(authorizer);
            ArrayNode scopes =
                    security.addObject().putArray(authorizer.path("name").asText());
            method.path("authorizationScopes").forEach(scopes::add);
        }
        if (method.path("apiKeyRequired").asBoolean()) {
            scheme("api_key", "x-api-key", "header");
            security.addObject().putArray("api_key");
        }
        if (!security.isEmpty()) {
            operation.set("security", security);
        }
    }

    private ObjectNode scheme(String name, String parameter, String in) {
        return schemes.putObject(name)
                .put("type", "apiKey")
                .put("name", parameter)
                .put("in", in);
    }

    private void authorizer(JsonNode authorizer) {
        String type = authorizer.path("type").asText().toLowerCase(Locale.ROOT);
        Matcher source = ONE_SOURCE.matcher(authorizer.path("identitySource").asText());
        boolean one = source.matches();
        String in = one && source.group(1).equals("querystring") ? "query" : "header";
        ObjectNode scheme = scheme(authorizer.path("name").asText(), one ? source.group(2) : "Unused", in);
        String usual = type.equals("cognito_user_pools") ? type : "custom";
        scheme.put(AUTHTYPE, authorizer.path("authType").asText(usual));
        if (extensions) {
            ObjectNode extension = scheme.putObject(Authorizers.EXTENSION).put("type", type);
            ExportedIntegration.copy(
                    authorizer,
                    extension,
                    "providerARNs",
                    "authorizerUri",
                    "authorizerCredentials",
                    "identityValidationExpression",
                    "authorizerResultTtlInSeconds");
            if (!one || type.equals("request")) {
                ExportedIntegration.copy(authorizer, extension, "identitySource");
            }
        }
    }
}
