package dev.sluice.contract.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy document by IAM's grammar (IAM User Guide, "Grammar of the IAM JSON policy language"). A member that it does
 * not know is refused: passing over a misspelt {@code Condition} would let people in.
 */
final class PolicyReader {

    private static final String WITH_VARIABLES = "2012-10-17";
    private static final String WITHOUT_VARIABLES = "2008-10-17";
    private static final Set<String> POLICY = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    private static final Set<String> PRINCIPALS = Set.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final String OF_THE_API = "execute-api:/";

    private static final Set<String> STATEMENT_OF_RESOURCE = Stream.concat(
                    STATEMENT.stream(), Stream.of("Principal", "NotPrincipal"))
            .collect(Collectors.toUnmodifiableSet());

    private final boolean variables;

    /** The API whose policy is read; null where it is an identity's. */
    private final @Nullable String apiId;

    private PolicyReader(boolean variables, @Nullable String apiId) {
        this.variables = variables;
        this.apiId = apiId;
    }

    static Policy identity(JsonNode document) {
        return read(document, null);
    }

    static Policy resource(JsonNode document, String apiId) {
        return read(document, apiId);
    }

    private static Policy read(JsonNode document, @Nullable String apiId) {
        onlyKnown(document, POLICY, "policy");
        String version = document.path("Version").asText(WITHOUT_VARIABLES);
        if (!version.equals(WITH_VARIABLES) && !version.equals(WITHOUT_VARIABLES)) {
            throw new MalformedPolicy("unknown version " + version);
        }
        var reader = new PolicyReader(version.equals(WITH_VARIABLES), apiId);
        List<Statement> statements = new ArrayList<>();
        oneOrMany(document.path("Statement"), "Statement").forEach(item -> statements.add(reader.statement(item)));
        return new Policy(document, statements);
    }

    private Statement statement(JsonNode node) {
        onlyKnown(node, apiId == null ? STATEMENT : STATEMENT_OF_RESOURCE, "statement");
        Statement.Effect effect = switch (node.path("Effect").asText()) {
            case "Allow" -> Statement.Effect.ALLOW;
            case "Deny" -> Statement.Effect.DENY;
            default -> throw new MalformedPolicy("Effect is neither Allow nor Deny");
        };
        return new Statement(
                effect,
                apiId == null ? Principals.ANYONE : principals(node),
                names(node, "Action", true),
                names(node, "Resource", false),
                conditions(node.path("Condition")));
    }

    private Names names(JsonNode statement, String member, boolean ignoreCase) {
        boolean excluded = statement.has("Not" + member);
        if (excluded == statement.has(member)) {
            throw new MalformedPolicy("a statement has either " + member + " or Not" + member);
        }
        String present = excluded ? "Not" + member : member;
        List<String> patterns = texts(statement.path(present), present);
        return Names.of(patterns.stream().map(this::whole).toList(), excluded, ignoreCase, variables);
    }

    /** The short form that a resource policy may use for its own API. */
    private String whole(String resource) {
        return apiId != null && resource.startsWith(OF_THE_API)
                ? "arn:*:execute-api:*:*:" + apiId + "/" + resource.substring(OF_THE_API.length())
                : resource;
    }

    private static Principals principals(JsonNode statement) {
        boolean excluded = statement.has("NotPrincipal");
        if (excluded == statement.has("Principal")) {
            throw new MalformedPolicy("a statement has either Principal or NotPrincipal");
        }
        JsonNode named = statement.path(excluded ? "NotPrincipal" : "Principal");
        if (!named.isObject()) {
            if (!named.asText().equals("*")) {
                throw new MalformedPolicy("Principal is neither * nor an object");
            }
            return new Principals(excluded, List.of("*"));
        }
        onlyKnown(named, PRINCIPALS, "principal");
        return new Principals(excluded, named.has("AWS") ? texts(named.path("AWS"), "AWS") : List.of());
    }

    private List<Condition> conditions(JsonNode block) {
        List<Condition> conditions = new ArrayList<>();
        if (!block.isMissingNode() && !block.isObject()) {
            throw new MalformedPolicy("Condition is not an object");
        }
        block.properties().forEach(operator -> {
            if (!operator.getValue().isObject()) {
                throw new MalformedPolicy(operator.getKey() + " is not an object");
            }
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(
                        Condition.of(operator.getKey(), key.getKey(), texts(key.getValue(), key.getKey()), variables));
            }
        });
        return conditions;
    }

    private static void onlyKnown(JsonNode node, Set<String> members, String what) {
        if (!node.isObject()) {
            throw new MalformedPolicy("a " + what + " is not an object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw new MalformedPolicy("unknown member of a " + what + ": " + name);
            }
        }
    }

    private static List<String> texts(JsonNode node, String what) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : oneOrMany(node, what)) {
            if (!item.isValueNode() || item.isNull()) {
                throw new MalformedPolicy(what + " is neither a text nor texts");
            }
            texts.add(item.asText());
        }
        return texts;
    }

    private static Iterable<JsonNode> oneOrMany(JsonNode node, String what) {
        if (node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty())) {
            throw new MalformedPolicy(what + " is missing");
        }
        return node.isArray() ? node : List.of(node);
    }
}
