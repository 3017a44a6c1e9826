package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.rest.Mappings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code x-amazon-apigateway-integration}. */
final class Integrations {

    static final String EXTENSION = "x-amazon-apigateway-integration";

    private static final Set<String> TYPES = Set.of("MOCK", "HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY");
    private static final Set<String> PASSTHROUGH = Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER");
    private static final Set<String> HANDLINGS = Set.of("CONVERT_TO_TEXT", "CONVERT_TO_BINARY");
    private static final Set<String> MEMBERS = Set.of(
            "type",
            "httpMethod",
            "uri",
            "connectionType",
            "connectionId",
            "credentials",
            "requestParameters",
            "requestTemplates",
            "passthroughBehavior",
            "contentHandling",
            "timeoutInMillis",
            "cacheNamespace",
            "cacheKeyParameters",
            "responses",
            "tlsConfig",
            "responseTransferMode",
            "integrationTarget");
    private static final Set<String> TRANSFERS = Set.of("BUFFERED", "STREAM");
    private static final int SHORTEST = 50;
    private static final int USUAL = 29_000;
    private static final int LONGEST_STREAM = 900_000;

    private final Findings findings;
    private final int longest;
    private final IntegrationResponses responses;

    Integrations(Findings findings, int longest) {
        this.findings = findings;
        this.longest = longest;
        this.responses = new IntegrationResponses(findings);
    }

    /** Writes {@code methodIntegration}, if the operation states one; {@code method} has its parameters and responses. */
    void write(Target target, ObjectNode method) {
        Place stated = target.operation().get(EXTENSION);
        if (!stated.isPresent()) {
            return;
        }
        try {
            Place place = stated.resolved();
            place.members();
            if (place.get("integrationSubtype").isPresent()) {
                findings.error(
                        place.get("integrationSubtype"),
                        target.integration("integrationSubtype is supported for HTTP APIs only"));
            } else {
                method.set("methodIntegration", integration(place, target, method));
            }
        } catch (InvalidDocument malformed) {
            throw malformed.inIntegrationAt(target.path());
        }
    }

    private ObjectNode integration(Place place, Target target, ObjectNode method) {
        ObjectNode integration = JsonNodeFactory.instance.objectNode();
        String type = constant(place, "type", TYPES, "", target);
        integration.put("type", type);
        if (!type.equals("MOCK")) {
            place.text("httpMethod").ifPresent(text -> integration.put("httpMethod", httpMethod(text)));
            place.text("uri").ifPresent(text -> integration.put("uri", text));
        }
        connection(place, type, integration);
        place.text("credentials").ifPresent(text -> integration.put("credentials", text));
        requestParameters(place.get("requestParameters"), target, method, integration);
        texts(place.get("requestTemplates"), "requestTemplates", integration);
        integration.put(
                "passthroughBehavior", constant(place, "passthroughBehavior", PASSTHROUGH, "WHEN_NO_MATCH", target));
        String handling = constant(place, "contentHandling", HANDLINGS, "", target);
        if (!handling.isEmpty()) {
            integration.put("contentHandling", handling);
        }
        String transfer = constant(place, "responseTransferMode", TRANSFERS, "", target);
        if (!transfer.isEmpty()) {
            integration.put("responseTransferMode", transfer);
        }
        boolean streamed = transfer.equals("STREAM");
        if (streamed && TYPES.contains(type) && !type.endsWith("_PROXY")) {
            findings.error(
                    place.get("responseTransferMode"),
                    target.integration("Response transfer mode STREAM is supported for AWS_PROXY and HTTP_PROXY"
                            + " integrations only"));
        }
        integration.put("timeoutInMillis", timeout(place, target, streamed ? LONGEST_STREAM : longest));
        integration.put("cacheNamespace", place.text("cacheNamespace").orElse(target.resourceId()));
        place.texts("cacheKeyParameters").forEach(integration.putArray("cacheKeyParameters")::add);
        asWritten(place, integration);
        responses.write(place.get("responses"), target, method, integration);
        check(place, type, target);
        return integration;
    }

    /** Members of newer API Gateway releases, which the tree carries as AWS names them. */
    private static void asWritten(Place place, ObjectNode integration) {
        for (String member : List.of("tlsConfig", "integrationTarget")) {
            if (place.get(member).isPresent()) {
                integration.set(member, place.get(member).node());
            }
        }
    }

    private static void connection(Place place, String type, ObjectNode integration) {
        boolean http = type.startsWith("HTTP");
        String connection =
                place.text("connectionType").orElse(http ? "INTERNET" : "").toUpperCase(Locale.ROOT);
        if (!connection.isEmpty()) {
            integration.put("connectionType", connection);
        }
        place.text("connectionId").ifPresent(text -> integration.put("connectionId", text));
    }

    private void requestParameters(Place place, Target target, ObjectNode method, ObjectNode integration) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Place> entry : place.members()) {
            JsonNode value = entry.getValue().node();
            if (value.isContainerNode()) {
                throw entry.getValue().malformed("a string");
            }
            if (!value.isTextual()) {
                findings.warnInAwsWords(
                        entry.getValue(),
                        "Invalid format for 'requestParameters'. Expected type string for property '" + entry.getKey()
                                + "' of resource '" + target.path() + "' and method '" + target.httpMethod()
                                + "' but got '" + value.asText() + "'");
                continue;
            }
            Mappings.requestFault(entry.getKey(), value.asText(), method.path("requestParameters"))
                    .ifPresent(fault -> findings.error(entry.getValue(), target.integration(fault)));
            parameters.put(entry.getKey(), value.asText());
        }
        if (!parameters.isEmpty()) {
            integration.set("requestParameters", parameters);
        }
    }

    /** Copies a map of texts, where there is one. */
    static void texts(Place place, String member, ObjectNode into) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        place.members()
                .forEach(entry ->
                        texts.put(entry.getKey(), entry.getValue().text().orElse("")));
        if (!texts.isEmpty()) {
            into.set(member, texts);
        }
    }

    private String constant(Place place, String member, Set<String> allowed, String otherwise, Target target) {
        String text = place.text(member).orElse(otherwise).toUpperCase(Locale.ROOT);
        if (!text.isEmpty() && !allowed.contains(text)) {
            findings.error(
                    place.get(member),
                    target.integration(
                            "Invalid " + member + " '" + place.text(member).orElse("") + "'"));
        }
        return text;
    }

    private int timeout(Place place, Target target, int most) {
        int timeout = place.number("timeoutInMillis").orElse(USUAL);
        if (timeout < SHORTEST || timeout > most) {
            findings.error(
                    place.get("timeoutInMillis"),
                    target.integration("Timeout should be between " + SHORTEST + " ms and " + most + " ms"));
        }
        return timeout;
    }

    private static String httpMethod(String text) {
        return text.equals("x-amazon-apigateway-any-method") ? "ANY" : text.toUpperCase(Locale.ROOT);
    }

    private void check(Place place, String type, Target target) {
        if (type.isEmpty()) {
            findings.error(place, target.integration("Enumeration value for IntegrationType must be non-empty"));
        } else if (TYPES.contains(type) && !type.equals("MOCK")) {
            backend(place, type, target);
        }
        for (Map.Entry<String, Place> member : place.members()) {
            boolean usual = member.getKey().equals("payloadFormatVersion")
                    && Set.of("1", "1.0").contains(member.getValue().text().orElse(""));
            if (!MEMBERS.contains(member.getKey()) && !usual) {
                findings.warn(member.getValue(), "'" + member.getKey() + "' means nothing to a REST API. Ignoring.");
            }
        }
    }

    private void backend(Place place, String type, Target target) {
        if (place.text("httpMethod").isEmpty()) {
            findings.error(place, target.integration("Enumeration value for HttpMethod must be non-empty"));
        }
        String uri = place.text("uri").orElse("");
        boolean http = type.startsWith("HTTP");
        boolean shaped =
                http ? uri.matches("(?s)https?://.+") : uri.matches("(?s)arn:.+:apigateway:.+:(path|action)/.+");
        if (!shaped && !uri.contains("${stageVariables.")) {
            String fault = http
                    ? "Invalid HTTP endpoint specified for URI"
                    : "AWS ARN for integration must contain path or action";
            if (uri.isEmpty()) {
                findings.error(place, target.integration(fault));
            } else {
                findings.warn(place.get("uri"), target.integration(fault));
            }
        }
        if (place.text("connectionType").orElse("").equalsIgnoreCase("VPC_LINK")
                && !place.get("connectionId").isPresent()) {
            findings.error(place, target.integration("VpcLink integration requires a connectionId"));
        }
    }
}
