package dev.sluice.admin.sdk;

import java.util.Set;

/** JavaScript and TypeScript, whose values are JSON's own. */
record ScriptSpelling() implements Spelling {

    @Override
    public Names.Style style() {
        return Names.Style.CAMEL;
    }

    @Override
    public Set<String> reserved() {
        return ReservedWords.SCRIPT;
    }

    @Override
    public Code text(String text) {
        return Code.scriptText(text);
    }

    @Override
    public Code type(Schema schema, boolean inModels) {
        return switch (schema) {
            case Schema.Plain plain ->
                switch (plain) {
                    case TEXT -> Code.of("string");
                    case WHOLE, NUMBER -> Code.of("number");
                    case FLAG -> Code.of("boolean");
                    case ANY -> Code.of("any");
                };
            case Schema.ListOf list -> Code.of("%[]", type(list.element(), inModels));
            case Schema.MapOf map -> Code.of("{ [key: string]: % }", type(map.value(), inModels));
            case Schema.Reference reference -> {
                Code name = Code.identifier(reference.model());
                yield inModels ? name : Code.of("models.%", name);
            }
        };
    }

    /** None is needed. */
    @Override
    public Code reader(Schema schema, boolean inModels) {
        return Code.of("");
    }

    @Override
    public String methodName(String verb, String path) {
        return (path.equals("/") ? "root" : path) + " " + verb;
    }
}
