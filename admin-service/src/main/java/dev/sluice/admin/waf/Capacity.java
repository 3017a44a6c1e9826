package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Web ACL capacity units. Source: AWS WAF guide, "Using match rule statements in AWS WAF", and the page of each statement.
 */
final class Capacity {

    private static final int TRANSFORMATION = 10;
    private static final int ALL_QUERY_ARGUMENTS = 10;
    private static final int ANY_POSITION = 4;

    private Capacity() {}

    static long of(JsonNode rules) {
        long units = 0;
        for (JsonNode rule : rules) {
            units += ofStatement(rule.path("Statement"));
        }
        return units;
    }

    /** A statement has one member: what it is. */
    private static long ofStatement(JsonNode statement) {
        long units = 0;
        for (var member : statement.properties()) {
            JsonNode told = member.getValue();
            units += switch (member.getKey()) {
                case "AndStatement", "OrStatement" -> ofEach(told.path("Statements"));
                case "NotStatement" -> ofStatement(told.path("Statement"));
                case "ByteMatchStatement" -> looking(told, ofPosition(told));
                case "RegexMatchStatement" -> looking(told, 3);
                case "RegexPatternSetReferenceStatement" -> looking(told, 25);
                case "IPSetReferenceStatement" -> ofIpSet(told);
                case "SizeConstraintStatement" -> looking(told, 1);
                default -> 1;
            };
        }
        return units;
    }

    private static long ofEach(JsonNode statements) {
        long units = 0;
        for (JsonNode statement : statements) {
            units += ofStatement(statement);
        }
        return units;
    }

    private static long ofPosition(JsonNode byteMatch) {
        return byteMatch.path("PositionalConstraint").asText().startsWith("CONTAINS") ? 10 : 2;
    }

    private static long ofIpSet(JsonNode reference) {
        String position =
                reference.path("IPSetForwardedIPConfig").path("Position").asText();
        return position.equals("ANY") ? 1 + ANY_POSITION : 1;
    }

    /** JSON costs double; NONE is no transformation. */
    private static long looking(JsonNode statement, long base) {
        JsonNode field = statement.path("FieldToMatch");
        long units = field.has("JsonBody") ? 2 * base : base;
        units += field.has("AllQueryArguments") ? ALL_QUERY_ARGUMENTS : 0;
        for (JsonNode transformation : statement.path("TextTransformations")) {
            units += transformation.path("Type").asText().equals("NONE") ? 0 : TRANSFORMATION;
        }
        return units;
    }
}
