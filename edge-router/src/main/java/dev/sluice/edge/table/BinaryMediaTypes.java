package dev.sluice.edge.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The media types whose content an API calls binary, each {@code type/subtype}, {@code type/*} or {@code *}{@code /*}.
 *
 * <p>Source: AWS guide, "Working with binary media types for REST APIs".
 */
public record BinaryMediaTypes(List<String> types) {

    /** All content is text. */
    public static final BinaryMediaTypes NONE = new BinaryMediaTypes(List.of());

    private static final String JSON = "application/json";

    public BinaryMediaTypes {
        List<String> plain = new ArrayList<>();
        types.forEach(type -> plain.add(first(type)));
        types = List.copyOf(plain);
    }

    /**
     * Whether a {@code Content-Type}, or the first type of an {@code Accept}, is binary. Without the header it is JSON, as AWS
     * has it.
     */
    public boolean match(@Nullable String header) {
        if (types.isEmpty()) {
            return false;
        }
        String asked = header == null || header.isBlank() ? JSON : first(header);
        String family = asked.substring(0, asked.indexOf('/') + 1) + "*";
        return types.contains(asked) || types.contains(family) || types.contains("*/*");
    }

    private static String first(String header) {
        int end = 0;
        while (end < header.length() && header.charAt(end) != ',' && header.charAt(end) != ';') {
            end++;
        }
        return header.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }
}
