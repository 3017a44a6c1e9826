package dev.sluice.engine.mapping;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.velocity.runtime.directive.Scope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Uberspect;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * All that templates can do with a value: the methods in the tables of this package, by direct call. Nothing is reflected
 * upon, so {@code $x.class} is as unknown as any other name; and what is unknown is the empty string, as in AWS.
 *
 * <p>Velocity makes the one instance, by name.
 */
public final class Sandbox implements Uberspect {

    private static final List<Call.Table<?>> TABLES = List.of(
            TextCalls.TABLE,
            DataCalls.CHANGEABLE_LIST,
            DataCalls.LIST,
            DataCalls.LOOP,
            DataCalls.CHANGEABLE_MAP,
            DataCalls.MAP,
            DataCalls.ENTRY,
            DataCalls.NUMBER,
            DataCalls.TRUTH,
            VariableCalls.INPUT,
            VariableCalls.UTIL);

    @Override
    public void init() {
        // nothing to prepare
    }

    @Override
    @SuppressWarnings({"rawtypes", "NullAway"}) // Velocity's contract: null is what cannot be iterated
    public Iterator getIterator(Object value, Info place) {
        return switch (value) {
            case List<?> list -> Budget.current().bounded(list.iterator());
            case Map<?, ?> map -> Budget.current().bounded(map.values().iterator());
            case null, default -> null;
        };
    }

    /** Null for an unknown {@code set}, after which Velocity tries {@code put}; any other unknown method finds nothing. */
    @Override
    @SuppressWarnings("NullAway")
    public VelMethod getMethod(Object target, String name, Object[] arguments, Info place) {
        Call<Object> call = find(target, name, arguments.length);
        if (call == null && name.equals("set")) {
            return null;
        }
        return new Invocation(name, call == null ? (any, none) -> null : call);
    }

    @Override
    public VelPropertyGet getPropertyGet(Object target, String name, Info place) {
        return new Property(name);
    }

    /** Null, which Velocity passes over, where the target is no map that a template may change. */
    @Override
    @SuppressWarnings("NullAway")
    public VelPropertySet getPropertySet(Object target, String name, Object value, Info place) {
        return target instanceof TemplateMap ? new Assignment(name) : null;
    }

    @SuppressWarnings("unchecked") // a table's calls are for the table's type
    private static @Nullable Call<Object> find(@Nullable Object target, String name, int arguments) {
        for (Call.Table<?> table : TABLES) {
            if (table.type().isInstance(target)) {
                Call<?> call = table.find(name, arguments);
                if (call != null) {
                    return (Call<Object>) call;
                }
            }
        }
        return null;
    }

    private static Object charged(@Nullable Object value) {
        if (value instanceof String text) {
            Budget.current().text(text.length());
        }
        return value == null ? "" : value;
    }

    private record Invocation(String name, Call<Object> call) implements VelMethod {

        @Override
        public Object invoke(Object target, @Nullable Object[] arguments) {
            Budget.current().strain(target instanceof Collection<?> elements ? elements.size() : 0);
            try {
                return charged(call.on(target, arguments));
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new MappingException(MappingException.Reason.TEMPLATE, name + "(): " + firstLine(e), e);
            }
        }

        private static String firstLine(Exception e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }

        @Override
        @SuppressWarnings("NullAway") // there is none, and Velocity does not ask
        public Method getMethod() {
            return null;
        }

        @Override
        public Class<?> getReturnType() {
            return Object.class;
        }
    }

    /** {@code $x.name}: an entry of a map, or what {@code getName()} or {@code isName()} would be. */
    private record Property(String name) implements VelPropertyGet {

        @Override
        public Object invoke(Object target) {
            Budget.current().tick();
            if (target instanceof Map<?, ?> map && !(target instanceof Scope)) {
                return charged(map.get(name));
            }
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            Call<Object> call = find(target, "get" + capital, 0);
            if (call == null) {
                call = find(target, "is" + capital, 0);
            }
            return charged(call == null ? null : call.on(target, new Object[0]));
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }
    }

    private record Assignment(String name) implements VelPropertySet {

        @Override
        public @Nullable Object invoke(Object target, @Nullable Object value) {
            return ((TemplateMap) target).put(name, Values.kept(value));
        }

        @Override
        public boolean isCacheable() {
            return false;
        }

        @Override
        public String getMethodName() {
            return name;
        }
    }
}
