package dev.sluice.engine.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $context.requestOverride} or {@code $context.responseOverride} as a template sees it: a map of write-once maps,
 * and for a response a status.
 */
final class OverrideGroup extends TemplateMap {

    private static final long serialVersionUID = 1L;

    private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");

    private final String name;

    OverrideGroup(String name, String... kinds) {
        this.name = name;
        for (String kind : kinds) {
            super.put(kind, new Once(name + "." + kind));
        }
    }

    OverrideGroup copy() {
        OverrideGroup copy = new OverrideGroup(name);
        forEach((key, value) -> copy.set(key, value instanceof Once once ? once.copy() : value));
        return copy;
    }

    private void set(Object key, @Nullable Object value) {
        super.put(key, value);
    }

    /** Null where none was set, or one that is no status: AWS passes over whatever is no integer of 100 to 599. */
    @Nullable
    Integer status() {
        String status = String.valueOf(get("status")).strip();
        return STATUS.matcher(status).matches() ? Integer.valueOf(status) : null;
    }

    Map<String, String> values(String kind) {
        Map<String, String> values = new LinkedHashMap<>();
        if (get(kind) instanceof Once once) {
            once.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
        }
        return values;
    }

    @Override
    public @Nullable Object put(Object key, @Nullable Object value) {
        if (get(key) instanceof Once once && value instanceof Map<?, ?> all) {
            all.forEach(once::put);
            return null;
        }
        if (key.equals("status") && !containsKey("status")) {
            return super.put(key, Values.kept(value));
        }
        throw new MappingException(
                MappingException.Reason.TEMPLATE, name + "." + key + " cannot be set, or not a second time");
    }

    /** A map whose entries are set once. */
    private static final class Once extends TemplateMap {

        private static final long serialVersionUID = 1L;

        private final String name;

        Once(String name) {
            this.name = name;
        }

        Once copy() {
            Once copy = new Once(name);
            forEach(copy::set);
            return copy;
        }

        private void set(Object key, @Nullable Object value) {
            super.put(key, value);
        }

        @Override
        public @Nullable Object put(Object key, @Nullable Object value) {
            if (containsKey(key)) {
                throw new MappingException(
                        MappingException.Reason.TEMPLATE, name + "." + key + " is overridden a second time");
            }
            return super.put(key, Values.text(value));
        }
    }
}
