package dev.sluice.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value inside a JSON document, named as in {@code a.b[0].c}: each step is a member's name or an index. */
public final class JsonMember {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,6})]");

    private final List<String> steps;

    private JsonMember(List<String> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Throws {@link IllegalArgumentException} naming the text where it is no such path. */
    public static JsonMember parse(String text) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            end = matcher.end();
        }
        if (steps.isEmpty() || end != text.length()) {
            throw new IllegalArgumentException("not a path into a JSON body: '" + text + "'");
        }
        return new JsonMember(steps);
    }

    /** The text of the value; empty where it is absent, null, an object or an array. */
    public Optional<String> textIn(JsonNode document) {
        JsonNode node = document;
        for (String step : steps) {
            node = node.isArray() ? element(node, step) : node.path(step);
        }
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static JsonNode element(JsonNode array, String step) {
        return Character.isDigit(step.charAt(0)) ? array.path(Integer.parseInt(step)) : array.path(step);
    }
}
