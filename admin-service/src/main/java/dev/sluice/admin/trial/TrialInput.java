package dev.sluice.admin.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.wire.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The made-up request of a trial: what TestInvokeMethodInput and TestInvokeAuthorizerInput have in common. */
record TrialInput(
        @Nullable String pathWithQueryString,
        Map<String, List<String>> headers,
        @Nullable String body,
        Map<String, String> stageVariables) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)\\}");

    static TrialInput of(Input input) {
        return new TrialInput(
                input.text("pathWithQueryString"),
                headers(input),
                input.text("body"),
                texts(input.textMap("stageVariables")));
    }

    /** Text with the variables to try in the places of {@code ${stageVariables.NAME}}; an unset one is empty. */
    String resolve(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(stageVariables.getOrDefault(found.group(1), "")));
    }

    static Map<String, String> texts(@Nullable ObjectNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (map != null) {
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            }
        }
        return texts;
    }

    /** A header of both members has the values of {@code multiValueHeaders}. */
    private static Map<String, List<String>> headers(Input input) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        texts(input.textMap("headers")).forEach((name, value) -> headers.put(name, List.of(value)));
        ObjectNode several = input.object("multiValueHeaders");
        if (several != null) {
            Input lists = new Input(several);
            several.fieldNames().forEachRemaining(name -> {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                List<String> values = lists.texts(name);
                if (!values.isEmpty()) {
                    headers.put(name, values);
                }
            });
        }
        return headers;
    }
}
