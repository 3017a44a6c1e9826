package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Reads one operation into a method: the parts of a method each have a reader of their own. */
final class Methods {

    /** Written by exports for Postman; it says nothing of a method. */
    static final String POSTMAN = "x-postman-meta";

    private static final Set<String> CONFIGURATION = Set.of(
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "security",
            "consumes",
            "produces",
            "schemes",
            POSTMAN);
    private static final Set<String> EXTENSIONS =
            Set.of(Integrations.EXTENSION, Validators.ONE, Validators.SEVERAL, "x-amazon-apigateway-auth");
    private static final Set<String> BODY_CONFIGURATION = Set.of("name", "in", "required", "schema", "content");

    private final Dialect dialect;
    private final Parameters parameters;
    private final Models models;
    private final MethodResponses responses;
    private final Integrations integrations;
    private final Security security;
    private final Validators validators;
    private final Documentation documentation;
    private final Findings findings;

    Methods(
            Dialect dialect,
            Models models,
            Security security,
            Validators validators,
            Documentation documentation,
            Findings findings,
            int longestTimeout) {
        this.dialect = dialect;
        this.parameters = new Parameters(findings, documentation);
        this.models = models;
        this.responses = new MethodResponses(dialect, models, documentation, findings);
        this.integrations = new Integrations(findings, longestTimeout);
        this.security = security;
        this.validators = validators;
        this.documentation = documentation;
        this.findings = findings;
    }

    ObjectNode read(Place pathItem, Target target) {
        ObjectNode method = JsonNodeFactory.instance.objectNode().put("httpMethod", target.httpMethod());
        List<Place> stated = parameters.of(pathItem, target.operation());
        security.write(target, method);
        validators.write(target, method);
        target.operation().text("operationId").ifPresent(id -> method.put("operationName", id));
        ObjectNode requestParameters = JsonNodeFactory.instance.objectNode();
        parameters.write(stated, target, requestParameters);
        setUnlessEmpty(method, "requestParameters", requestParameters);
        setUnlessEmpty(method, "requestModels", requestModels(stated, target));
        responses.write(target, method);
        integrations.write(target, method);
        document(stated, target);
        return method;
    }

    private ObjectNode requestModels(List<Place> stated, Target target) {
        ObjectNode requestModels = JsonNodeFactory.instance.objectNode();
        dialect.requestBodies(target.operation(), stated)
                .forEach(content -> models.nameOf(content.schema(), "request to " + target.named())
                        .ifPresent(name -> requestModels.put(content.mediaType(), name)));
        return requestModels;
    }

    private void document(List<Place> stated, Target target) {
        documentation.keep(target.location("METHOD"), target.operation(), CONFIGURATION);
        documentation.keep(
                target.location("REQUEST_BODY"), dialect.requestBody(target.operation(), stated), BODY_CONFIGURATION);
        target.operation().members().stream()
                .filter(member -> member.getKey().startsWith("x-amazon-apigateway-"))
                .filter(member -> !EXTENSIONS.contains(member.getKey()))
                .forEach(member -> findings.warn(
                        member.getValue(),
                        "'" + member.getKey() + "' means nothing to a method of a REST API. Ignoring."));
    }

    private static void setUnlessEmpty(ObjectNode method, String member, ObjectNode value) {
        if (!value.isEmpty()) {
            method.set(member, value);
        }
    }
}
