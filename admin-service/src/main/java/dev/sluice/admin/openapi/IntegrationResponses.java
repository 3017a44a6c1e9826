package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.rest.Mappings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code responses} of an integration: keyed in the document by the pattern that selects one, in the tree by the
 * status code that it answers with.
 */
final class IntegrationResponses {

    private static final Set<String> MEMBERS =
            Set.of("statusCode", "responseParameters", "responseTemplates", "contentHandling");

    private final Findings findings;

    IntegrationResponses(Findings findings) {
        this.findings = findings;
    }

    /** A header that the method's response does not declare is no more than a warning: many a published document has some. */
    void write(Place place, Target target, ObjectNode method, ObjectNode integration) {
        JsonNode declared = method.path("methodResponses");
        ObjectNode byStatus = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Place> entry : place.members()) {
            Place stated = entry.getValue();
            String status = stated.text("statusCode").orElse("");
            if (!status.matches("[1-5][0-9]{2}")) {
                findings.error(
                        stated.get("statusCode"), target.integrationResponse("Invalid status code '" + status + "'"));
                continue;
            }
            if (byStatus.has(status)) {
                findings.warn(
                        stated,
                        "More than one integration response answers " + status + " in " + target.named()
                                + "; the pattern '" + entry.getKey() + "' replaces the one before it");
            }
            byStatus.set(status, response(status, entry.getKey(), stated, target, declared));
        }
        if (!byStatus.isEmpty()) {
            integration.set("integrationResponses", byStatus);
        }
    }

    private ObjectNode response(String status, String pattern, Place place, Target target, JsonNode declared) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", status);
        if (!pattern.equals("default")) {
            response.put("selectionPattern", pattern);
        }
        Integrations.texts(place.get("responseParameters"), "responseParameters", response);
        response.path("responseParameters")
                .properties()
                .forEach(entry -> check(
                        entry.getKey(),
                        entry.getValue().asText(),
                        declared.path(status).path("responseParameters"),
                        place.get("responseParameters").get(entry.getKey()),
                        target));
        Integrations.texts(place.get("responseTemplates"), "responseTemplates", response);
        place.text("contentHandling").ifPresent(text -> response.put("contentHandling", text.toUpperCase(Locale.ROOT)));
        place.members().stream()
                .filter(member -> !MEMBERS.contains(member.getKey()))
                .forEach(member -> findings.warn(
                        member.getValue(), "'" + member.getKey() + "' means nothing to a REST API. Ignoring."));
        return response;
    }

    private void check(String key, String value, JsonNode declared, Place place, Target target) {
        Mappings.responseFault(key, value, declared)
                .map(target::integrationResponse)
                .ifPresent(fault -> {
                    if (Mappings.answerable(key, value)) {
                        findings.warn(place, fault);
                    } else {
                        findings.error(place, fault);
                    }
                });
    }
}
