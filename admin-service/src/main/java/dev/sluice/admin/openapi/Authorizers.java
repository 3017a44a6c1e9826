package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The authorizers of an API, out of the security schemes that carry {@code x-amazon-apigateway-authorizer}. */
final class Authorizers {

    static final String EXTENSION = "x-amazon-apigateway-authorizer";

    private static final Set<String> TYPES = Set.of("TOKEN", "REQUEST", "COGNITO_USER_POOLS");
    private static final Set<String> MEMBERS = Set.of(
            "type",
            "authorizerUri",
            "authorizerCredentials",
            "identitySource",
            "identityValidationExpression",
            "authorizerResultTtlInSeconds",
            "providerARNs");
    private static final int LONGEST_TTL = 3600;

    private final Identities identities;
    private final Findings findings;
    private final ObjectNode byId = JsonNodeFactory.instance.objectNode();

    Authorizers(Identities identities, Findings findings) {
        this.identities = identities;
        this.findings = findings;
    }

    ObjectNode byId() {
        return byId;
    }

    /** Reads one. A type that only HTTP APIs have is an error: without it, what it guards would be open to all. */
    Scheme read(String name, Place scheme) {
        Place extension = scheme.get(EXTENSION);
        String type = extension.text("type").orElse("").toUpperCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            findings.error(
                    extension.get("type"), unable(name) + "a REST API has no authorizers of type '" + type + "'");
            return new Scheme.Nothing();
        }
        String id = identities.authorizer(name);
        ObjectNode authorizer =
                byId.putObject(id).put("id", id).put("name", name).put("type", type);
        List<String> pools = extension.texts("providerARNs");
        if (!pools.isEmpty()) {
            pools.forEach(authorizer.putArray("providerARNs")::add);
        }
        String usual = type.equals("COGNITO_USER_POOLS") ? "cognito_user_pools" : "custom";
        authorizer.put("authType", scheme.text("x-amazon-apigateway-authtype").orElse(usual));
        for (String member : List.of("authorizerUri", "authorizerCredentials", "identityValidationExpression")) {
            extension.text(member).ifPresent(text -> authorizer.put(member, text));
        }
        identitySource(scheme, extension).ifPresent(source -> authorizer.put("identitySource", source));
        ttl(name, extension).ifPresent(ttl -> authorizer.put("authorizerResultTtlInSeconds", ttl));
        check(name, type, extension);
        return new Scheme.ByAuthorizer(id, type.equals("COGNITO_USER_POOLS") ? type : "CUSTOM");
    }

    /** As stated, in the words of HTTP APIs too, else the header or query parameter that the scheme itself names. */
    private static Optional<String> identitySource(Place scheme, Place extension) {
        Place stated = extension.get("identitySource");
        if (stated.isPresent()) {
            String source = stated.node().isArray()
                    ? String.join(", ", extension.texts("identitySource"))
                    : stated.text().orElse("");
            return Optional.of(source.replace("$request.", "method.request.")
                    .replace("$context.", "context.")
                    .replace("$stageVariables.", "stageVariables."));
        }
        String in = scheme.text("in").orElse("header").equals("query") ? "querystring" : "header";
        return scheme.text("name").map(name -> "method.request." + in + "." + name);
    }

    private Optional<Integer> ttl(String name, Place extension) {
        Optional<Integer> ttl = extension.number("authorizerResultTtlInSeconds");
        if (ttl.isPresent() && (ttl.get() < 0 || ttl.get() > LONGEST_TTL)) {
            findings.error(
                    extension.get("authorizerResultTtlInSeconds"),
                    unable(name) + "Authorizer result TTL must be between 0 and " + LONGEST_TTL + " seconds");
        }
        return ttl;
    }

    private void check(String name, String type, Place extension) {
        boolean pool = type.equals("COGNITO_USER_POOLS");
        String needed = pool ? "providerARNs" : "authorizerUri";
        if (!extension.get(needed).isPresent()) {
            findings.error(extension, unable(name) + "an authorizer of type " + type + " needs " + needed);
        }
        extension.members().stream()
                .filter(member -> !MEMBERS.contains(member.getKey()))
                .forEach(member -> findings.warn(
                        member.getValue(), "'" + member.getKey() + "' means nothing to a REST API. Ignoring."));
    }

    private static String unable(String name) {
        return "Unable to create authorizer '" + name + "': ";
    }
}
