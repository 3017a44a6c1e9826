package dev.sluice.engine.mapping;

import com.jayway.jsonpath.InvalidPathException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON path of a parameter mapping, as in {@code method.request.body.pets[0]}. Thread-safe. */
public final class BodyPath {

    private final String path;
    private final JsonPaths paths = new JsonPaths();

    private BodyPath(String path) {
        this.path = path;
    }

    /** Throws {@link IllegalArgumentException} where it is no JSON path. */
    public static BodyPath compile(String path) {
        try {
            RegexFilters.compile(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("no JSON path: " + path, e);
        }
        return new BodyPath(path);
    }

    /**
     * What the body has there, an object or a list as JSON; null where it has nothing. Throws {@link MappingException} where
     * finding it would spend more than a template may.
     */
    public @Nullable String read(JsonBody body) {
        return body.read(value -> {
            Object found = paths.read(value, path);
            boolean complex = found instanceof Map<?, ?> || found instanceof List<?>;
            return found == null ? null : complex ? Json.write(found) : Values.text(found);
        });
    }
}
