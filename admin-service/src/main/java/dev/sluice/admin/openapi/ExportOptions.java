package dev.sluice.admin.openapi;

import java.util.List;

/**
 * What a client asks of an export.
 *
 * @param extensions {@code integrations}, {@code authorizers}, {@code apigateway} (all of them) or {@code documentation}
 */
public record ExportOptions(String scheme, String host, String stage, List<String> extensions) {

    public ExportOptions {
        extensions = List.copyOf(extensions);
    }

    boolean integrations() {
        return extensions.contains("integrations") || extensions.contains("apigateway");
    }

    boolean authorizers() {
        return extensions.contains("authorizers") || extensions.contains("apigateway");
    }

    boolean documentation() {
        return extensions.contains("documentation");
    }
}
