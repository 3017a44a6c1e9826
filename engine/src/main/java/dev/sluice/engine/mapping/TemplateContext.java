package dev.sluice.engine.mapping;

import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.Renderable;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one rendering. A variable that nobody set is the empty string, as in AWS, where it prints nothing,
 * equals {@code ""}, and is true in a condition.
 */
final class TemplateContext implements Context {

    private final Map<String, Object> variables = new HashMap<>();
    private final Budget budget;
    private final int templateSize;

    TemplateContext(Budget budget, int templateSize, MappingInput input, JsonPaths paths) {
        this.budget = budget;
        this.templateSize = templateSize;
        var context = new TemplateMap();
        context.putAll(input.context());
        context.put("requestOverride", input.overrides().request());
        context.put("responseOverride", input.overrides().response());
        variables.put("input", new InputVariable(input, paths));
        variables.put("util", new TemplateFunctions());
        variables.put("context", context);
        variables.put("stageVariables", input.stageVariables());
    }

    @Override
    public Object get(String name) {
        Object value = variables.get(name);
        switch (value) {
            case String text -> budget.spend(text.length());
            case Renderable definition -> budget.spend(templateSize);
            case null, default -> budget.tick();
        }
        return value == null ? loop(name) : value;
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        Object kept = Values.kept(value);
        return variables.put(name, kept == null ? "" : kept);
    }

    @Override
    public boolean containsKey(String name) {
        return variables.containsKey(name);
    }

    @Override
    public String[] getKeys() {
        return variables.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object remove(String name) {
        return variables.remove(name);
    }

    /** The names that loops had before {@code $foreach}, which AWS still knows. */
    private Object loop(String name) {
        return variables.get("foreach") instanceof ForeachScope loop
                ? switch (name) {
                    case "velocityCount" -> loop.getCount();
                    case "velocityHasNext" -> loop.hasNext();
                    default -> "";
                }
                : "";
    }
}
