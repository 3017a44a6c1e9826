package dev.sluice.engine.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map that templates may change: a JSON object, or a map literal. Prints as {@code {a=1, b=[2]}}, within the budget. */
class TemplateMap extends LinkedHashMap<Object, @Nullable Object> {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        var text = new StringBuilder("{");
        for (Map.Entry<Object, @Nullable Object> entry : entrySet()) {
            Budget.current().text(text.length() > 1 ? 2 : 0);
            text.append(text.length() > 1 ? ", " : "").append(entry.getKey()).append('=');
            text.append(Values.member(entry.getValue()));
        }
        return text.append('}').toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Budget.current().tick();
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        Budget.current().tick();
        return super.hashCode();
    }
}
