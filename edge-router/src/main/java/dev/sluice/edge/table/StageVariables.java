package dev.sluice.edge.table;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a stage, and their place in texts: {@code ${stageVariables.NAME}}. An unset one is empty. */
public record StageVariables(Map<String, String> values) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)\\}");

    /** None set. */
    static final StageVariables NONE = new StageVariables(Map.of());

    public StageVariables {
        values = Map.copyOf(values);
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public String resolve(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))));
    }
}
