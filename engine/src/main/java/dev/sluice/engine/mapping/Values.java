package dev.sluice.engine.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as templates hold them: what Velocity's literals make becomes ours before it is kept, and is charged. */
final class Values {

    private Values() {}

    /** The value a template keeps: charged, and a list or map of which the printing is bounded. */
    static @Nullable Object kept(@Nullable Object value) {
        Budget budget = Budget.current();
        switch (value) {
            case String text -> budget.text(text.length());
            case BigInteger number -> bounded(number);
            case BigDecimal number -> bounded(number.unscaledValue());
            case TemplateMap map -> budget.tick();
            case TemplateList list -> budget.tick();
            case List<?> literal -> {
                return listOf(literal);
            }
            case Map<?, ?> literal
            when !(literal instanceof org.apache.velocity.runtime.directive.Scope) -> {
                return mapOf(literal);
            }
            case null, default -> budget.tick();
        }
        return value;
    }

    /** What a reference to the value prints, charged; null prints nothing. */
    static String text(@Nullable Object value) {
        String text = value instanceof List<?> || value instanceof Map<?, ?>
                ? String.valueOf(kept(value))
                : String.valueOf(value == null ? "" : value);
        Budget.current().text(text.length());
        return text;
    }

    /** What a value prints as within a list or a map: there null is told. */
    static String member(@Nullable Object value) {
        return value == null ? "null" : text(value);
    }

    static TemplateList listOf(Iterable<? extends @Nullable Object> elements) {
        var list = new TemplateList();
        elements.forEach(element -> list.add(kept(element)));
        return list;
    }

    private static TemplateMap mapOf(Map<?, ?> literal) {
        var map = new TemplateMap();
        literal.forEach((key, value) -> map.put(key(key), kept(value)));
        return map;
    }

    /** Keys are plain: a list or map as a key becomes its text. */
    static Object key(@Nullable Object key) {
        return key instanceof Number || key instanceof Boolean ? key : text(key);
    }

    private static void bounded(BigInteger number) {
        if (number.bitLength() > Bounds.NUMBER) {
            throw new MappingException(MappingException.Reason.LIMIT, "made a number of more than 4096 bits");
        }
        Budget.current().tick();
    }
}
