package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Request validators: defined by name on the document, used by name on the document or an operation. Documents also spell
 * the use like the definition, with an s.
 */
final class Validators {

    static final String ONE = "x-amazon-apigateway-request-validator";
    static final String SEVERAL = "x-amazon-apigateway-request-validators";

    private final Place document;
    private final Findings findings;
    private final Map<String, String> idByName = new HashMap<>();
    private final ObjectNode byId = JsonNodeFactory.instance.objectNode();

    Validators(Place document, Identities identities, Findings findings) {
        this.document = document;
        this.findings = findings;
        if (document.get(SEVERAL).node().isTextual()) {
            return;
        }
        document.get(SEVERAL).members().forEach(entry -> {
            String id = identities.validator(entry.getKey());
            idByName.put(entry.getKey(), id);
            byId.putObject(id)
                    .put("id", id)
                    .put("name", entry.getKey())
                    .put("validateRequestBody", entry.getValue().flag("validateRequestBody"))
                    .put("validateRequestParameters", entry.getValue().flag("validateRequestParameters"));
        });
    }

    ObjectNode byId() {
        return byId;
    }

    void write(Target target, ObjectNode method) {
        Optional<Place> used = used(target.operation()).or(() -> used(document));
        used.flatMap(Place::text).ifPresent(name -> {
            String id = idByName.get(name);
            if (id == null) {
                findings.error(used.get(), target.method("Invalid Request Validator identifier specified"));
            } else {
                method.put("requestValidatorId", id);
            }
        });
    }

    private static Optional<Place> used(Place owner) {
        Place one = owner.get(ONE);
        Place several = owner.get(SEVERAL);
        if (one.isPresent()) {
            return Optional.of(one);
        }
        return several.node().isTextual() ? Optional.of(several) : Optional.empty();
    }
}
