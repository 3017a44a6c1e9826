package dev.sluice.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.wire.Wire;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A table does not change once it is there, and neither does anything in it: every field is final, and no collection can
 * be written to. What other libraries compiled (a pattern, a JSON path, a parsed template) is taken at their word.
 */
class ImmutabilityTest {

    /** A memo of what the paths in a template are compiled to: one entry more changes no answer. */
    private static final String MEMO = ".paths.compiled";

    private static final Path CONFIG = Path.of("src/test/resources/table/everything.json");

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> types = new TreeSet<>();
    private final List<String> mutable = new ArrayList<>();

    @Test
    void nothingInATableCanBeChanged() throws Exception {
        RouteTable table = RouteTable.EMPTY;
        for (var record : Wire.mapper().readTree(CONFIG.toFile()).properties()) {
            ConfigKey key = ConfigKey.parse(record.getKey());
            table = table.with(
                    key,
                    table.version() + 1,
                    Wire.mapper().convertValue(record.getValue(), key.kind().type()));
        }

        walk("table", table);

        assertThat(mutable).isEmpty();
        assertThat(types)
                .contains("Rest", "Split", "WebSocket", "Route", "Validation", "CachePolicy", "FaultTemplate")
                .contains("HttpProxy", "Http", "Mock", "Aws", "FunctionProxy", "Broken", "Choice", "Authorized", "Iam")
                .contains("Policy", "KeyRing", "Domains", "VpcLinkConfig", "UsagePlanConfig", "ApiKeyConfig")
                .contains("WebAcl", "Rule", "Bytes", "Regex", "Size", "Address", "Label", "All", "Any", "Not", "Prefix")
                .contains("LinearPattern", "FieldToMatch", "CustomResponse");
    }

    @Test
    void aMutableThingIsFound() {
        walk("list", new ArrayList<>(List.of("a")));
        walk("object", new Changing());

        assertThat(mutable).containsExactly("list is a ArrayList", "object.changes is not final");
    }

    private static final class Changing {
        @SuppressWarnings("unused")
        private int changes;
    }

    private void walk(String at, @Nullable Object value) {
        if (value == null || at.endsWith(MEMO) || !seen.add(value)) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            closed(at, () -> map.remove(new Object()), map.getClass());
            map.forEach((key, inner) -> walk(at + "." + key, inner));
        } else if (value instanceof Collection<?> collection) {
            closed(at, () -> collection.remove(new Object()), collection.getClass());
            collection.forEach(inner -> walk(at + "[]", inner));
        } else if (value.getClass().isArray()) {
            mutable.add(at + " is an array");
        } else if (value.getClass().getName().startsWith("dev.sluice.")
                && !value.getClass().isEnum()) {
            types.add(value.getClass().getSimpleName());
            fields(at, value);
        }
    }

    private void fields(String at, Object value) {
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                String name = at + "." + field.getName();
                if (!Modifier.isFinal(field.getModifiers())) {
                    mutable.add(name + " is not final");
                }
                boolean own = Modifier.isPrivate(field.getModifiers()) && !type.isRecord();
                if (!own || !field.getType().isArray()) { // an array of its own is not given away
                    walk(name, read(field, value));
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void closed(String at, Runnable change, Class<?> type) {
        try {
            change.run();
            mutable.add(at + " is a " + type.getSimpleName());
        } catch (UnsupportedOperationException closed) {
            return;
        }
    }
}
