package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.fault.Fault;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code x-amazon-apigateway-gateway-responses}. */
final class GatewayResponses {

    static final String EXTENSION = "x-amazon-apigateway-gateway-responses";

    private static final Set<String> TYPES = Stream.concat(
                    Stream.of("DEFAULT_4XX", "DEFAULT_5XX"),
                    Stream.of(Fault.values()).map(Fault::responseType))
            .collect(Collectors.toUnmodifiableSet());

    private GatewayResponses() {}

    /** By type. */
    static ObjectNode read(Place extension, Findings findings) {
        ObjectNode byType = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Place> entry : extension.members()) {
            if (!TYPES.contains(entry.getKey())) {
                findings.error(
                        entry.getValue(),
                        "Unable to put gateway response: Invalid response type '" + entry.getKey() + "'");
                continue;
            }
            Place stated = entry.getValue();
            ObjectNode response = byType.putObject(entry.getKey()).put("responseType", entry.getKey());
            stated.text("statusCode").ifPresent(status -> response.put("statusCode", status));
            Integrations.texts(stated.get("responseParameters"), "responseParameters", response);
            Integrations.texts(stated.get("responseTemplates"), "responseTemplates", response);
        }
        return byType;
    }
}
