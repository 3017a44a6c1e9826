package dev.sluice.engine.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method that templates may call, on one type. */
@FunctionalInterface
interface Call<T> {

    @Nullable
    Object on(T target, @Nullable Object[] arguments);

    /** The methods of one type, by name and number of arguments as in {@code substring/2}. */
    record Table<T>(Class<T> type, Map<String, Call<T>> calls) {

        @Nullable
        Call<T> find(String name, int arguments) {
            return calls.get(name + "/" + arguments);
        }
    }

    static String text(@Nullable Object[] arguments, int index) {
        return Values.text(arguments[index]);
    }

    /** The argument as a number; a string of digits is one. */
    static int number(@Nullable Object[] arguments, int index) {
        Object argument = arguments[index];
        return argument instanceof Number number ? number.intValue() : Integer.parseInt(text(arguments, index));
    }
}
