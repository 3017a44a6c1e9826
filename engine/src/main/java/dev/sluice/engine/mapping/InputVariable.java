package dev.sluice.engine.mapping;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $input}: the body, as text and as JSON, and the parameters of the request. One for each rendering. */
final class InputVariable {

    private final MappingInput input;
    private final JsonPaths paths;
    private @Nullable Document document;

    /** The parsed body, which may be null. */
    private record Document(@Nullable Object value) {}

    InputVariable(MappingInput input, JsonPaths paths) {
        this.input = input;
        this.paths = paths;
    }

    String body() {
        return input.body().isEmpty() ? "{}" : input.body();
    }

    /** {@code $input.path(x)}. */
    @Nullable
    Object path(String path) {
        return paths.read(document(), path);
    }

    /** {@code $input.json(x)}: a path that finds nothing is the empty string. */
    String json(String path) {
        Object document = document();
        Object found = paths.read(document, path);
        return found == null && !isNull(document, path) ? "\"\"" : Json.write(found);
    }

    /** {@code $input.params()}. */
    TemplateMap params() {
        var all = new TemplateMap();
        all.put("path", Values.kept(input.pathParameters()));
        all.put("querystring", Values.kept(input.queryParameters()));
        all.put("header", Values.kept(input.headers()));
        return all;
    }

    /** {@code $input.params(x)}: path, then query string, then header. */
    String param(String name) {
        String value = input.pathParameters().get(name);
        if (value == null) {
            value = input.queryParameters().get(name);
        }
        return value == null ? header(name) : value;
    }

    private String header(String name) {
        String exact = input.headers().get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> header : input.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return "";
    }

    private @Nullable Object document() {
        Document parsed = document;
        if (parsed == null) {
            parsed = parse();
            document = parsed;
        }
        return parsed.value();
    }

    /** A body that does not even look like JSON, a form for example, is one string. */
    private Document parse() {
        String body = body();
        Budget.current().text(body.length());
        try {
            return new Document(Json.read(body));
        } catch (IOException e) {
            String start = body.stripLeading();
            if (start.startsWith("{") || start.startsWith("[")) {
                throw new MappingException(
                        MappingException.Reason.BODY, "Could not parse request body into json: " + e.getMessage(), e);
            }
            return new Document(body);
        }
    }

    /** Whether the body is, or holds at a plain path, a JSON null rather than nothing. */
    private static boolean isNull(@Nullable Object document, String path) {
        if (path.equals("$")) {
            return document == null;
        }
        int dot = path.lastIndexOf('.');
        if (dot < 1 || !path.startsWith("$")) {
            return false;
        }
        Object parent = document;
        for (String name : path.substring(0, dot).split("\\.", -1)) {
            if (!name.equals("$")) {
                parent = parent instanceof Map<?, ?> map ? map.get(name) : null;
            }
        }
        return parent instanceof Map<?, ?> map && map.containsKey(path.substring(dot + 1));
    }
}
