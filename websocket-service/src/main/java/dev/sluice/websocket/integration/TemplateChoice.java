package dev.sluice.websocket.integration;

import dev.sluice.engine.expression.SelectionExpression;
import dev.sluice.engine.mapping.MappingTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Templates by key, and the expression that says which. */
record TemplateChoice(@Nullable SelectionExpression expression, Map<String, MappingTemplate> templates) {

    TemplateChoice {
        templates = Map.copyOf(templates);
    }

    static TemplateChoice of(String where, @Nullable String expression, Map<String, String> sources) {
        Map<String, MappingTemplate> templates = new HashMap<>();
        sources.forEach((key, source) -> templates.put(key, MappingTemplate.compile(where + " '" + key + "'", source)));
        return new TemplateChoice(expression == null ? null : SelectionExpression.parse(expression), templates);
    }

    boolean isEmpty() {
        return templates.isEmpty();
    }

    /** The one the expression names, else the default; without an expression the only one there is. */
    Optional<MappingTemplate> choose(SelectionExpression.Scope scope) {
        MappingTemplate chosen = expression == null
                ? null
                : expression.evaluate(scope).map(templates::get).orElse(null);
        if (chosen == null) {
            chosen = templates.get(SelectionExpression.DEFAULT);
        }
        if (chosen == null && expression == null) {
            chosen = templates.size() == 1 ? templates.values().iterator().next() : templates.get("application/json");
        }
        return Optional.ofNullable(chosen);
    }
}
