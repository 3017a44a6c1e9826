package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.webacl.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads statements. Those that a router does not evaluate are refused by name. */
final class StatementReader {

    private static final int LONGEST_SEARCH = 200;

    /** How AWS's errors name what is refused. */
    private static final Map<String, String> FIELDS = Map.of(
            "SqliMatchStatement", "SQLI_MATCH_STATEMENT",
            "XssMatchStatement", "XSS_MATCH_STATEMENT",
            "GeoMatchStatement", "GEO_MATCH_STATEMENT",
            "RateBasedStatement", "RATE_BASED_STATEMENT",
            "RuleGroupReferenceStatement", "RULE_GROUP_REFERENCE_STATEMENT",
            "ManagedRuleGroupStatement", "MANAGED_RULE_SET_STATEMENT");

    private final Map<String, ObjectNode> sets;

    StatementReader(Map<String, ObjectNode> sets) {
        this.sets = sets;
    }

    /** The name of an object's only member that is not null. */
    static String only(Input told, String field) {
        List<String> names = new ArrayList<>();
        told.json().properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                names.add(member.getKey());
            }
        });
        if (names.size() != 1) {
            throw WafFault.invalid(
                    names.isEmpty()
                            ? "A required field is missing from the parameter."
                            : "Your statement has multiple values set for a field that requires exactly one value.",
                    field,
                    names.toString());
        }
        return names.getFirst();
    }

    Statement read(Input statement) {
        String kind = only(statement, "STATEMENT");
        Input told = statement.at(kind);
        return switch (kind) {
            case "ByteMatchStatement" -> byteMatch(told);
            case "RegexMatchStatement" -> {
                String expression = String.valueOf(told.text("RegexString"));
                SetMembers.checkExpression(expression, "STATEMENT");
                yield new Statement.RegexMatch(FieldReader.content(told), List.of(expression));
            }
            case "RegexPatternSetReferenceStatement" ->
                new Statement.RegexMatch(FieldReader.content(told), SetMembers.expressions(new Input(set(told))));
            case "SizeConstraintStatement" -> size(told);
            case "IPSetReferenceStatement" -> ipSet(told);
            case "LabelMatchStatement" -> label(told);
            case "AndStatement" -> new Statement.And(each(told, "AND_STATEMENT"));
            case "OrStatement" -> new Statement.Or(each(told, "OR_STATEMENT"));
            case "NotStatement" -> new Statement.Not(read(told.at("Statement")));
            default -> throw WafFault.notEvaluated(kind, FIELDS.getOrDefault(kind, "STATEMENT"));
        };
    }

    private List<Statement> each(Input told, String field) {
        List<Input> statements = told.objects("Statements");
        if (statements.isEmpty()) {
            throw WafFault.invalid("A required field is missing from the parameter.", field, "Statements");
        }
        return statements.stream().map(this::read).toList();
    }

    private static Statement byteMatch(Input told) {
        Statement.Position position = FieldReader.constant(
                Statement.Position.class, told.text("PositionalConstraint"), "BYTE_MATCH_STATEMENT");
        String search = Objects.requireNonNullElse(told.text("SearchString"), "");
        byte[] bytes = decoded(search);
        boolean word = new String(bytes, StandardCharsets.ISO_8859_1).matches("[A-Za-z0-9_]*");
        if (bytes.length == 0
                || bytes.length > LONGEST_SEARCH
                || position == Statement.Position.CONTAINS_WORD && !word) {
            throw WafFault.invalid(
                    "The parameter contains formatting that is not valid.", "BYTE_MATCH_STATEMENT", search);
        }
        return new Statement.ByteMatch(FieldReader.content(told), search, position);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw WafFault.invalid("A search string is sent in Base64.", "BYTE_MATCH_STATEMENT", base64);
        }
    }

    private static Statement size(Input told) {
        JsonNode size = told.json().path("Size");
        if (!size.isIntegralNumber() || size.asLong() < 0) {
            throw WafFault.invalid("A size is a number from 0 on.", "SIZE_CONSTRAINT_STATEMENT", size.toString());
        }
        Statement.Comparison comparison = FieldReader.constant(
                Statement.Comparison.class, told.text("ComparisonOperator"), "SIZE_CONSTRAINT_STATEMENT");
        return new Statement.SizeConstraint(FieldReader.content(told), comparison, size.asLong());
    }

    private Statement ipSet(Input told) {
        List<String> addresses = new Input(set(told)).texts("Addresses");
        if (!told.has("IPSetForwardedIPConfig")) {
            return new Statement.IpMatch(addresses, null);
        }
        Input forwarded = told.at("IPSetForwardedIPConfig");
        String header = forwarded.text("HeaderName");
        if (header == null || !header.matches("[a-zA-Z0-9-]{1,255}")) {
            throw WafFault.invalid("This is no header's name.", "HEADER_NAME", String.valueOf(header));
        }
        Statement.Place place =
                FieldReader.constant(Statement.Place.class, forwarded.text("Position"), "IP_SET_FORWARDED_IP_CONFIG");
        String fallback = String.valueOf(forwarded.text("FallbackBehavior"));
        if (!List.of("MATCH", "NO_MATCH").contains(fallback)) {
            throw WafFault.invalid("There is no such fallback behavior.", "FALLBACK_BEHAVIOR", fallback);
        }
        return new Statement.IpMatch(addresses, new Statement.Forwarded(header, fallback.equals("MATCH"), place));
    }

    private static Statement label(Input told) {
        String scope = String.valueOf(told.text("Scope"));
        String key = String.valueOf(told.text("Key"));
        if (!List.of("LABEL", "NAMESPACE").contains(scope) || !key.matches("[0-9A-Za-z_\\-:]{1,1024}")) {
            throw WafFault.invalid(
                    "The parameter contains formatting that is not valid.", "LABEL_MATCH_STATEMENT", key);
        }
        return new Statement.LabelMatch(scope.equals("NAMESPACE"), key);
    }

    private ObjectNode set(Input reference) {
        ObjectNode set = sets.get(String.valueOf(reference.text("ARN")));
        if (set == null) {
            throw WafFault.nonexistent();
        }
        return set;
    }
}
