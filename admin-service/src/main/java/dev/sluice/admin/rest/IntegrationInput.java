package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client may say of an integration and of its responses, and what of it AWS refuses. */
final class IntegrationInput {

    private static final String NO_PARAMETER = "Invalid parameter name specified";
    private static final String NO_TEMPLATE = "Content-Type specified was not found";

    static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .replace("/httpMethod", Value.TEXT)
            .replace("/uri", Value.TEXT)
            .replace("/passthroughBehavior", Value.TEXT)
            .replace("/timeoutInMillis", Value.WHOLE)
            .optional("/credentials")
            .replace("/connectionType", Value.TEXT)
            .optional("/connectionId")
            .replace("/cacheNamespace", Value.TEXT)
            .optional("/contentHandling")
            .replace("/responseTransferMode", Value.TEXT)
            .optional("/integrationTarget")
            .rule(
                    "/tlsConfig/insecureSkipVerification",
                    Edit.within("tlsConfig", Edit.member("insecureSkipVerification", Value.FLAG)),
                    Op.REPLACE)
            .entries("requestParameters", Value.TEXT, NO_PARAMETER)
            .entries("requestTemplates", Value.TEXT, NO_TEMPLATE)
            .rule("/cacheKeyParameters", Edit.listed("cacheKeyParameters"), Op.ADD, Op.REMOVE, Op.REPLACE)
            .elements("cacheKeyParameters")
            .build();

    static final PatchTable RESPONSE_PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .replace("/selectionPattern", Value.TEXT)
            .optional("/contentHandling")
            .entries("responseParameters", Value.TEXT, NO_PARAMETER)
            .entries("responseTemplates", Value.TEXT, NO_TEMPLATE)
            .build();

    private static final List<String> TYPES = List.of("HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS");
    private static final List<String> PASSTHROUGH = List.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER");
    private static final List<String> HANDLING = List.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
    private static final List<String> CONNECTIONS = List.of("INTERNET", "VPC_LINK");
    private static final List<String> TEXTS = List.of(
            "httpMethod",
            "uri",
            "connectionType",
            "connectionId",
            "credentials",
            "contentHandling",
            "cacheNamespace",
            "responseTransferMode",
            "integrationTarget");
    private static final List<String> TRANSFERS = List.of("BUFFERED", "STREAM");
    private static final Pattern HTTP_URI = Pattern.compile("https?://[^\\s]+|\\$\\{stageVariables\\.[^\\s]+");
    private static final Pattern AWS_URI =
            Pattern.compile("arn:aws[^:]*:apigateway:[^:]*:([^:]*):(path|action)/.*", Pattern.DOTALL);
    private static final Pattern FUNCTION =
            Pattern.compile(":lambda:path/(2015-03-31|2021-11-15)/functions/(arn:|\\$\\{stageVariables\\.)");
    private static final Pattern CONTENT_TYPE = Pattern.compile("\\$default|[^/\\s]+/[^/\\s]+(;.*)?");

    private IntegrationInput() {}

    static ObjectNode integration(Input input, String resourceId) {
        new Constraints()
                .required("putIntegrationInput.type", input.text("type"))
                .oneOf("putIntegrationInput.type", input.text("type"), TYPES)
                .oneOf("putIntegrationInput.connectionType", input.text("connectionType"), CONNECTIONS)
                .oneOf("putIntegrationInput.contentHandling", input.text("contentHandling"), HANDLING)
                .oneOf("putIntegrationInput.responseTransferMode", input.text("responseTransferMode"), TRANSFERS)
                .check();
        ObjectNode integration = JsonNodeFactory.instance.objectNode().put("type", input.text("type"));
        TEXTS.forEach(member -> RestApiInput.put(integration, member, input.text(member)));
        usualMembers(integration);
        RestApiInput.put(integration, "requestParameters", input.textMap("requestParameters"));
        RestApiInput.put(integration, "requestTemplates", input.textMap("requestTemplates"));
        RestApiInput.put(integration, "cacheKeyParameters", input.texts("cacheKeyParameters"));
        ObjectNode tls = input.object("tlsConfig");
        if (tls != null) {
            boolean insecure = new Input(tls).flag("insecureSkipVerification", false);
            integration.putObject("tlsConfig").put("insecureSkipVerification", insecure);
        }
        String passthrough = input.text("passthroughBehavior");
        integration.put("passthroughBehavior", passthrough == null ? "WHEN_NO_MATCH" : passthrough);
        Integer timeout = input.whole("timeoutInMillis");
        integration.put("timeoutInMillis", timeout == null ? 29_000 : timeout);
        if (!integration.has("cacheNamespace")) {
            integration.put("cacheNamespace", resourceId);
        }
        return integration;
    }

    /** AWS tells of a connection where there is one, and no URI of a MOCK. */
    private static void usualMembers(ObjectNode integration) {
        String type = integration.path("type").asText();
        if (type.startsWith("HTTP") && !integration.has("connectionType")) {
            integration.put("connectionType", "INTERNET");
        }
        if (type.equals("MOCK")) {
            integration.remove("uri");
        }
    }

    /** What must hold of every integration. */
    static void check(ObjectNode integration, int longestTimeout) {
        String type = integration.path("type").asText();
        if (!TYPES.contains(type)) {
            throw AwsFault.badRequest("Invalid integration type specified");
        }
        if (!type.equals("MOCK")) {
            if (integration.path("httpMethod").asText().isEmpty()) {
                throw AwsFault.badRequest("Enumeration value for HttpMethod must be non-empty");
            }
            uri(type, integration.path("uri").asText());
        }
        if (!PASSTHROUGH.contains(integration.path("passthroughBehavior").asText())) {
            throw AwsFault.badRequest(
                    "Invalid passthrough behavior specified. Valid options are " + String.join(",", PASSTHROUGH));
        }
        transfer(type, integration, longestTimeout);
        if (!CONNECTIONS.contains(integration.path("connectionType").asText("INTERNET"))) {
            throw AwsFault.badRequest("Invalid connection type specified. Valid options are " + CONNECTIONS);
        }
        String credentials = integration.path("credentials").asText();
        if (!credentials.isEmpty() && !credentials.startsWith("arn:")) {
            throw AwsFault.badRequest("Invalid ARN specified in the request");
        }
        handling(integration);
        templates(integration.path("requestTemplates"));
    }

    /** A mapping may take only what the method declares, and a cache key only that or what is mapped. */
    static void checkMappings(JsonNode method, ObjectNode integration) {
        for (JsonNode key : integration.path("cacheKeyParameters")) {
            if (!method.path("requestParameters").has(key.asText())
                    && !integration.path("requestParameters").has(key.asText())) {
                refuse("Invalid cache key parameter specified");
            }
        }
        integration
                .path("requestParameters")
                .properties()
                .forEach(mapping -> Mappings.requestFault(
                                mapping.getKey(), mapping.getValue().asText(), method.path("requestParameters"))
                        .ifPresent(IntegrationInput::refuse));
    }

    /** A mapping may give only what the method's response of this status declares. */
    static void checkResponseMappings(JsonNode method, ObjectNode response) {
        JsonNode declared =
                method.path("methodResponses").path(response.path("statusCode").asText());
        if (declared.isMissingNode() && !response.path("responseParameters").isEmpty()) {
            refuse(Mappings.invalid("No method response exists for method."));
        }
        response.path("responseParameters")
                .properties()
                .forEach(mapping -> Mappings.responseFault(
                                mapping.getKey(), mapping.getValue().asText(), declared.path("responseParameters"))
                        .ifPresent(IntegrationInput::refuse));
    }

    private static void refuse(String fault) {
        throw AwsFault.badRequest(fault);
    }

    /** An answer that is streamed may take a quarter of an hour, and only a proxy's is (AWS guide, "response-transfer-mode"). */
    private static void transfer(String type, ObjectNode integration, int longestTimeout) {
        String mode = integration.path("responseTransferMode").asText("BUFFERED");
        if (!TRANSFERS.contains(mode)) {
            throw AwsFault.badRequest("Invalid response transfer mode specified. Valid options are " + TRANSFERS);
        }
        boolean streamed = mode.equals("STREAM");
        if (streamed && !type.endsWith("_PROXY")) {
            throw AwsFault.badRequest(
                    "Response transfer mode STREAM is supported for AWS_PROXY and HTTP_PROXY integrations only");
        }
        int longest = streamed ? 900_000 : longestTimeout;
        int timeout = integration.path("timeoutInMillis").asInt();
        if (timeout < 50 || timeout > longest) {
            throw AwsFault.badRequest("Timeout should be between 50 ms and " + longest + " ms");
        }
    }

    static ObjectNode response(Input input, String statusCode) {
        new Constraints()
                .oneOf("putIntegrationResponseInput.contentHandling", input.text("contentHandling"), HANDLING)
                .check();
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", statusCode);
        RestApiInput.put(response, "selectionPattern", input.text("selectionPattern"));
        RestApiInput.put(response, "contentHandling", input.text("contentHandling"));
        RestApiInput.keep(response, "responseParameters", input.textMap("responseParameters"));
        RestApiInput.keep(response, "responseTemplates", templates(input));
        return response;
    }

    /** As AWS shows it: a template that is empty, which passes the body through, as null. */
    static ObjectNode shownResponse(ObjectNode response) {
        ObjectNode shown = response.deepCopy();
        shown.path("responseTemplates")
                .properties()
                .forEach(template -> template.setValue(
                        template.getValue().asText().isEmpty() ? NullNode.getInstance() : template.getValue()));
        return shown;
    }

    private static @Nullable ObjectNode templates(Input input) {
        ObjectNode stated = input.object("responseTemplates");
        if (stated != null) {
            stated.properties().forEach(template -> {
                if (template.getValue().isNull()) {
                    template.setValue(TextNode.valueOf(""));
                }
            });
        }
        return input.textMap("responseTemplates");
    }

    static void checkResponse(ObjectNode response) {
        handling(response);
        templates(response.path("responseTemplates"));
    }

    private static void handling(ObjectNode node) {
        if (node.has("contentHandling")
                && !HANDLING.contains(node.path("contentHandling").asText())) {
            throw AwsFault.badRequest("Invalid content handling specified. Valid options are " + HANDLING);
        }
    }

    private static void uri(String type, String uri) {
        if (type.startsWith("HTTP")) {
            if (!HTTP_URI.matcher(uri).matches()) {
                throw AwsFault.badRequest("Invalid HTTP endpoint specified for URI");
            }
            return;
        }
        if (!uri.startsWith("arn:") || uri.split(":", -1).length < 6) {
            throw AwsFault.badRequest("Invalid ARN specified in the request");
        }
        var parts = AWS_URI.matcher(uri);
        if (!parts.matches()) {
            throw AwsFault.badRequest("AWS ARN for integration must contain path or action");
        }
        boolean function = FUNCTION.matcher(uri).find();
        if (type.equals("AWS_PROXY") && !function && !parts.group(1).equals("firehose")) {
            throw AwsFault.badRequest("Integrations of type 'AWS_PROXY' currently only supports Lambda function and"
                    + " Firehose stream invocations.");
        }
    }

    private static void templates(JsonNode templates) {
        List<String> wrong = templates.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(contentType -> !CONTENT_TYPE.matcher(contentType).matches())
                .map(contentType -> "Invalid content type specified: " + contentType)
                .toList();
        if (!wrong.isEmpty()) {
            throw AwsFault.badRequest("Validation Result: warnings : [], errors : [" + String.join(", ", wrong) + "]");
        }
    }
}
