package dev.sluice.engine.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code uniqueItems}, by the text of each item: a set of JSON values goes through all it has where somebody made their
 * hash codes collide, and a set of strings does not.
 */
final class DistinctItems extends BaseKeywordValidator {

    private final boolean wanted;

    DistinctItems(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        this.wanted = value.booleanValue();
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
        if (wanted && node.isArray() && repeats(node)) {
            context.addError(error().instanceNode(node)
                    .instanceLocation(location)
                    .evaluationPath(context.getEvaluationPath())
                    .locale(context.getExecutionConfig().getLocale())
                    .build());
        }
    }

    private static boolean repeats(JsonNode items) {
        Set<String> seen = new HashSet<>();
        for (JsonNode item : items) {
            if (!seen.add(text(item))) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return number(value);
        }
        if (!value.isContainerNode()) {
            return value.toString();
        }
        var text = new StringBuilder(value.isArray() ? "[" : "{");
        if (value.isArray()) {
            value.forEach(item -> text.append(text(item)).append(','));
        } else {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.forEach((name, member) -> text.append(name.length())
                    .append(':')
                    .append(name)
                    .append(text(member))
                    .append(','));
        }
        return text.append(']').toString();
    }

    /** 1 and 1.0 are one number (JSON Schema draft 4, validation 5.3.4, core 3.6). */
    private static String number(JsonNode value) {
        return value.isIntegralNumber() ? value.asText() : plain(value.doubleValue());
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
