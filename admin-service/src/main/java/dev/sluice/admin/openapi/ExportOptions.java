package dev.sluice.admin.openapi;

import java.util.List;

/**
 * What a client asks of an export.
 *
 * @param extensions {@code integrations}, {@code authorizers}, {@code apigateway} (both), {@code documentation} or
 *     {@code postman}
 */
public record ExportOptions(String scheme, String host, String stage, String region, List<String> extensions) {

    public ExportOptions {
        extensions = List.copyOf(extensions);
    }

    boolean integrations() {
        return extensions.contains("integrations") || extensions.contains("apigateway");
    }

    boolean authorizers() {
        return extensions.contains("authorizers") || extensions.contains("apigateway");
    }

    boolean postman() {
        return extensions.contains("postman");
    }

    boolean documentation() {
        return extensions.contains("documentation");
    }
}
