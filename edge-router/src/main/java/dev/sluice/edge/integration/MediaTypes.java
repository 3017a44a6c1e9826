package dev.sluice.edge.integration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media types as templates are chosen by them: without parameters, in lower case. */
final class MediaTypes {

    static final String JSON = "application/json";

    private MediaTypes() {}

    /** {@value #JSON} where the header is absent. */
    static String of(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return JSON;
        }
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
