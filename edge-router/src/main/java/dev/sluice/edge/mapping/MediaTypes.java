package dev.sluice.edge.mapping;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media types as templates are chosen by them: without parameters, in lower case. */
public final class MediaTypes {

    public static final String JSON = "application/json";

    private MediaTypes() {}

    /** The first of the types that an {@code Accept} header lists, which alone AWS reads. */
    public static String first(@Nullable String accept) {
        int comma = accept == null ? -1 : accept.indexOf(',');
        return of(accept == null || comma < 0 ? accept : accept.substring(0, comma));
    }

    /** {@value #JSON} where the header is absent. */
    public static String of(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return JSON;
        }
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
