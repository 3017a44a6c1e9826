package dev.sluice.engine.mapping;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A body as parameter mappings read it: JSON, or where it does not even look like it, one string. It is parsed when it is
 * first read, and all reading together may spend what one rendering may. For one thread at a time.
 */
public final class JsonBody {

    private static final String ERROR = "errorMessage";

    private final Supplier<String> text;
    private final boolean answer;
    private @Nullable Budget budget;
    private @Nullable Object value;

    private JsonBody(Supplier<String> text, boolean answer) {
        this.text = text;
        this.answer = answer;
    }

    /** Of a request. */
    public static JsonBody ofRequest(Supplier<String> text) {
        return new JsonBody(text, false);
    }

    /** Of an answer, of which the error message of a function is read as well, where it is JSON itself. */
    public static JsonBody ofAnswer(Supplier<String> text) {
        return new JsonBody(text, true);
    }

    /** Does something with the parsed body; null stands for one that is to be JSON and is not. */
    <T extends @Nullable Object> T read(Reading<T> reading) {
        Budget known = budget;
        Budget spent = known == null ? new Budget(Bounds.DEFAULT) : known;
        return ScopedValue.where(Budget.CURRENT, spent).call(() -> {
            if (known == null) {
                value = parsed();
                budget = spent;
            }
            return reading.of(value);
        });
    }

    /** What is read of a body. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {
        T of(@Nullable Object body);
    }

    private @Nullable Object parsed() {
        Object whole = parsed(text.get());
        if (answer && whole instanceof TemplateMap map && map.get(ERROR) instanceof String message) {
            map.put(ERROR, message.startsWith("{") ? parsed(message) : message);
        }
        return whole;
    }

    private static @Nullable Object parsed(String text) {
        Budget.current().text(text.length());
        try {
            return text.isEmpty() ? null : Json.read(text);
        } catch (IOException notJson) {
            String start = text.stripLeading();
            return start.startsWith("{") || start.startsWith("[") ? null : text;
        }
    }
}
