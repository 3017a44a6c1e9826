package dev.sluice.edge.table;

import org.jspecify.annotations.Nullable;

/** AWS's contentHandling: what a body becomes on its way between a method and its integration. */
public enum ContentHandling {
    /** It is left to the media types. */
    PASS,
    CONVERT_TO_TEXT,
    CONVERT_TO_BINARY;

    static ContentHandling of(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? PASS : valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new CompileException("unknown contentHandling " + name, e);
        }
    }
}
