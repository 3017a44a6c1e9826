package dev.sluice.admin.sdk;

import java.util.Set;

/** Python. */
record PythonSpelling() implements Spelling {

    @Override
    public Names.Style style() {
        return Names.Style.SNAKE;
    }

    @Override
    public Set<String> reserved() {
        return ReservedWords.PYTHON;
    }

    @Override
    public Code text(String text) {
        return Code.pythonText(text);
    }

    @Override
    public Code type(Schema schema, boolean inModels) {
        return switch (schema) {
            case Schema.Plain plain ->
                switch (plain) {
                    case TEXT -> Code.of("str");
                    case WHOLE -> Code.of("int");
                    case NUMBER -> Code.of("float");
                    case FLAG -> Code.of("bool");
                    case ANY -> Code.of("typing.Any");
                };
            case Schema.ListOf list -> Code.of("typing.List[%]", type(list.element(), inModels));
            case Schema.MapOf map -> Code.of("typing.Dict[str, %]", type(map.value(), inModels));
            case Schema.Reference reference -> model(reference, inModels);
        };
    }

    @Override
    public Code reader(Schema schema, boolean inModels) {
        return switch (schema) {
            case Schema.Plain plain -> Code.of("_values.same");
            case Schema.ListOf list -> Code.of("_values.list_of(%)", reader(list.element(), inModels));
            case Schema.MapOf map -> Code.of("_values.dict_of(%)", reader(map.value(), inModels));
            case Schema.Reference reference -> Code.of("%.from_json", model(reference, inModels));
        };
    }

    @Override
    public String methodName(String verb, String path) {
        return verb + " " + (path.equals("/") ? "api root" : path);
    }

    private static Code model(Schema.Reference reference, boolean inModels) {
        Code name = Code.identifier(reference.model());
        return inModels ? name : Code.of("_models.%", name);
    }
}
