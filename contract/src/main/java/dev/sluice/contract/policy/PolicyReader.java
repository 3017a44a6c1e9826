package dev.sluice.contract.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    private final boolean variables;

    private PolicyReader(boolean variables) {
        this.variables = variables;
    }

    static Policy read(JsonNode document) {
        onlyKnown(document, POLICY, "policy");
        String version = document.path("Version").asText(WITHOUT_VARIABLES);
        if (!version.equals(WITH_VARIABLES) && !version.equals(WITHOUT_VARIABLES)) {
            throw new MalformedPolicy("unknown version " + version);
        }
        var reader = new PolicyReader(version.equals(WITH_VARIABLES));
        List<Statement> statements = new ArrayList<>();
        oneOrMany(document.path("Statement"), "Statement").forEach(item -> statements.add(reader.statement(item)));
        return new Policy(document, statements);
    }

    private Statement statement(JsonNode node) {
        onlyKnown(node, STATEMENT, "statement");
        Statement.Effect effect = switch (node.path("Effect").asText()) {
            case "Allow" -> Statement.Effect.ALLOW;
            case "Deny" -> Statement.Effect.DENY;
            default -> throw new MalformedPolicy("Effect is neither Allow nor Deny");
        };
        return new Statement(
                effect,
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
        return Names.of(texts(statement.path(present), present), excluded, ignoreCase, variables);
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
