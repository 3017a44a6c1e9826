package dev.sluice.admin.openapi;

/** What a client asks of an import, beside its mode. */
public record ImportOptions(BasePath basePath, boolean failOnWarnings, boolean ignoreDocumentation) {

    public static final ImportOptions USUAL = new ImportOptions(BasePath.IGNORE, false, false);
}
