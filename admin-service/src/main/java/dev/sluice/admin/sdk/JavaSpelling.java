package dev.sluice.admin.sdk;

import java.util.Set;

/** Java. Every type is told with its package, so that a model may have the name of any other type. */
record JavaSpelling(Code pkg) implements Spelling {

    @Override
    public Names.Style style() {
        return Names.Style.CAMEL;
    }

    /** A variable named like the first part of a package would hide the package. */
    @Override
    public Set<String> reserved() {
        String name = pkg.toString();
        int dot = name.indexOf('.');
        return ReservedWords.with(ReservedWords.JAVA, dot < 0 ? name : name.substring(0, dot));
    }

    @Override
    public Code text(String text) {
        return Code.javaText(text);
    }

    @Override
    public Code type(Schema schema, boolean inModels) {
        return switch (schema) {
            case Schema.Plain plain ->
                switch (plain) {
                    case TEXT -> Code.of("java.lang.String");
                    case WHOLE -> Code.of("java.lang.Long");
                    case NUMBER -> Code.of("java.lang.Double");
                    case FLAG -> Code.of("java.lang.Boolean");
                    case ANY -> Code.of("java.lang.Object");
                };
            case Schema.ListOf list -> Code.of("java.util.List<%>", type(list.element(), inModels));
            case Schema.MapOf map -> Code.of("java.util.Map<java.lang.String, %>", type(map.value(), inModels));
            case Schema.Reference reference -> Code.of("%.model.%", pkg, Code.identifier(reference.model()));
        };
    }

    @Override
    public Code reader(Schema schema, boolean inModels) {
        return switch (schema) {
            case Schema.Plain plain ->
                switch (plain) {
                    case TEXT -> Code.of("%.runtime.Json::text", pkg);
                    case WHOLE -> Code.of("%.runtime.Json::whole", pkg);
                    case NUMBER -> Code.of("%.runtime.Json::number", pkg);
                    case FLAG -> Code.of("%.runtime.Json::flag", pkg);
                    case ANY -> Code.of("%.runtime.Json::any", pkg);
                };
            case Schema.ListOf list -> Code.of("%.runtime.Json.listOf(%)", pkg, reader(list.element(), inModels));
            case Schema.MapOf map -> Code.of("%.runtime.Json.mapOf(%)", pkg, reader(map.value(), inModels));
            case Schema.Reference reference -> Code.of("%.model.%::fromJson", pkg, Code.identifier(reference.model()));
        };
    }

    @Override
    public String methodName(String verb, String path) {
        return verb + " " + (path.equals("/") ? "api root" : path);
    }
}
