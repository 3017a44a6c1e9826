package dev.sluice.admin.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an import makes of the document's base path. Source: API Gateway developer guide, "Set the OpenAPI basePath
 * property".
 */
public enum BasePath {
    /** Nothing. */
    IGNORE,
    /** Resources before those of the document. */
    PREPEND,
    /** The same without its first part, which is taken for a stage. */
    SPLIT;

    /** Of the query parameter {@code basepath}; empty where it is none of the three. */
    public static Optional<BasePath> parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /** What stands before each path: empty, or beginning with a slash and ending in none. */
    String prefix(String basePath) {
        List<String> parts = Arrays.stream(basePath.split("/", -1))
                .filter(part -> !part.isEmpty())
                .skip(this == SPLIT ? 1 : 0)
                .toList();
        return this == IGNORE || parts.isEmpty() ? "" : "/" + String.join("/", parts);
    }
}
