package dev.sluice.engine.mapping;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method that templates may call, on one type. */
@FunctionalInterface
interface Call<T> {

    @Nullable
    Object on(T target, @Nullable Object[] arguments);

    /** The methods of one type, given by name and number of arguments as in {@code substring/2}. */
    final class Table<T> {

        private final Class<T> type;
        private final Map<String, Map<Integer, Call<T>>> byName = new HashMap<>();

        Table(Class<T> type, Map<String, Call<T>> calls) {
            this.type = type;
            calls.forEach((method, call) -> {
                int slash = method.indexOf('/');
                byName.computeIfAbsent(method.substring(0, slash), name -> new HashMap<>())
                        .put(Integer.valueOf(method.substring(slash + 1)), call);
            });
        }

        Class<T> type() {
            return type;
        }

        @Nullable
        Call<T> find(String name, int arguments) {
            Map<Integer, Call<T>> named = byName.get(name);
            return named == null ? null : named.get(arguments);
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
