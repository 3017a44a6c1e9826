package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Reads the responses of an operation: their headers and the models of their bodies. */
final class MethodResponses {

    private static final Set<String> CONFIGURATION = Set.of("headers", "schema", "content");
    private static final Set<String> HEADER_CONFIGURATION = Set.of("type", "schema");

    private final Dialect dialect;
    private final Models models;
    private final Documentation documentation;
    private final Findings findings;

    MethodResponses(Dialect dialect, Models models, Documentation documentation, Findings findings) {
        this.dialect = dialect;
        this.models = models;
        this.documentation = documentation;
        this.findings = findings;
    }

    void write(Target target, ObjectNode method) {
        ObjectNode byStatus = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Place> entry :
                target.operation().get("responses").members()) {
            String status = entry.getKey();
            if (status.startsWith("x-")) {
                continue;
            }
            Place response = entry.getValue().resolved();
            boolean exact = status.matches("[1-5][0-9]{2}");
            if (exact) {
                byStatus.set(status, response(status, response, target));
            } else if (!status.equals("default") || response.get("headers").isPresent()) {
                findings.warn(
                        entry.getValue(), "Unsupported response '" + status + "' of " + target.named() + ". Ignoring.");
            }
            document(target, exact ? status : "*", response);
        }
        if (!byStatus.isEmpty()) {
            method.set("methodResponses", byStatus);
        }
    }

    private ObjectNode response(String status, Place place, Target target) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", status);
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        place.get("headers").members().forEach(header -> {
            headers.put("method.response.header." + header.getKey(), false);
            ObjectNode location =
                    target.location("RESPONSE_HEADER").put("statusCode", status).put("name", header.getKey());
            documentation.keep(location, header.getValue().resolved(), HEADER_CONFIGURATION);
        });
        if (!headers.isEmpty()) {
            response.set("responseParameters", headers);
        }
        ObjectNode bodies = JsonNodeFactory.instance.objectNode();
        String subject = status + " response to " + target.named();
        dialect.responseBodies(target.operation(), place)
                .forEach(content -> models.nameOf(content.schema(), subject)
                        .ifPresent(name -> bodies.put(content.mediaType(), name)));
        if (!bodies.isEmpty()) {
            response.set("responseModels", bodies);
        }
        return response;
    }

    /** AWS's exports give every response the description that it is one. */
    private void document(Target target, String status, Place response) {
        if (!response.text("description").orElse("").equals(status + " response")) {
            documentation.keep(target.location("RESPONSE").put("statusCode", status), response, CONFIGURATION);
        }
    }
}
