package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may call a method: {@code security} of the operation, or else of the document. Its alternatives are added up, as
 * AWS's own exports write an authorizer and an API key.
 */
final class Security {

    private static final Set<String> CONFIGURATION =
            Set.of("type", "name", "in", "scheme", "bearerFormat", "flows", "flow", "scopes", "openIdConnectUrl");

    /** What SAM writes for a method that asks nothing of its caller; it defines no such scheme. */
    private static final String NOBODY = "NONE";

    private static final String KEY = "api_key";

    private final Place everywhere;
    private final Findings findings;
    private final Authorizers authorizers;
    private final Map<String, Scheme> schemes = new HashMap<>();

    Security(Place document, Dialect dialect, Authorizers authorizers, Documentation documentation, Findings findings) {
        this.everywhere = document.get("security");
        this.findings = findings;
        this.authorizers = authorizers;
        for (Map.Entry<String, Place> entry : dialect.securitySchemes()) {
            Place scheme = entry.getValue().resolved();
            schemes.put(entry.getKey(), scheme(entry.getKey(), scheme));
            documentation.keep(Documentation.location("AUTHORIZER").put("name", entry.getKey()), scheme, CONFIGURATION);
        }
    }

    /** Writes what a method asks of its caller. */
    void write(Target target, ObjectNode method) {
        method.put("authorizationType", "NONE").put("apiKeyRequired", false);
        Set<String> scopes = new LinkedHashSet<>();
        Place own = target.operation().get("security");
        for (Place alternative : (own.isPresent() ? own : everywhere).items()) {
            alternative.members().forEach(entry -> require(entry.getKey(), entry.getValue(), target, method, scopes));
        }
        if (!scopes.isEmpty()) {
            scopes.forEach(method.putArray("authorizationScopes")::add);
        }
        target.operation()
                .get("x-amazon-apigateway-auth")
                .text("type")
                .ifPresent(type -> method.put("authorizationType", type.toUpperCase(Locale.ROOT)));
    }

    private void require(String name, Place requirement, Target target, ObjectNode method, Set<String> scopes) {
        Scheme scheme = schemes.get(name);
        if (scheme == null) {
            undefined(name, requirement, target.method("Security definition '" + name + "' not found"));
            return;
        }
        switch (scheme) {
            case Scheme.ApiKey key -> method.put("apiKeyRequired", true);
            case Scheme.Iam iam -> method.put("authorizationType", "AWS_IAM");
            case Scheme.ByAuthorizer by -> authorize(by, requirement, target, method, scopes);
            case Scheme.Nothing nothing -> {
                // warned of where the scheme is defined
            }
        }
    }

    /** An authorizer that is missing leaves a method open; an API key, which AWS's own samples do not define, only uncounted. */
    private void undefined(String name, Place requirement, String fault) {
        if (name.equals(KEY)) {
            findings.warn(requirement, fault);
        } else if (!name.equals(NOBODY)) {
            findings.error(requirement, fault);
        }
    }

    private void authorize(
            Scheme.ByAuthorizer by, Place requirement, Target target, ObjectNode method, Set<String> scopes) {
        if (method.has("authorizerId") && !method.path("authorizerId").asText().equals(by.id())) {
            findings.warn(requirement, "More than one authorizer for " + target.named() + ". Ignoring.");
            return;
        }
        method.put("authorizationType", by.type()).put("authorizerId", by.id());
        List<Place> stated = requirement.items();
        stated.forEach(scope -> scope.text().ifPresent(scopes::add));
    }

    private Scheme scheme(String name, Place scheme) {
        if (scheme.get(Authorizers.EXTENSION).isPresent()) {
            return authorizers.read(name, scheme);
        }
        if (scheme.text("x-amazon-apigateway-authtype").orElse("").equalsIgnoreCase("awsSigv4")) {
            return new Scheme.Iam();
        }
        String type = scheme.text("type").orElse("");
        if (type.equals("apiKey") && scheme.text("name").orElse("").equalsIgnoreCase("x-api-key")) {
            return new Scheme.ApiKey();
        }
        findings.warn(scheme, "Unsupported security definition type '" + type + "' for '" + name + "'. Ignoring.");
        return new Scheme.Nothing();
    }
}
