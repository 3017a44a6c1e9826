package dev.sluice.admin.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client API in the words of one language: what templates see. */
public record SdkView(Code title, Code invokeUrl, Code region, List<ModelView> models, List<MethodView> methods) {

    public SdkView {
        models = List.copyOf(models);
        methods = List.copyOf(methods);
    }

    /** {@code name} is a type. */
    public record ModelView(Code name, List<PropertyView> properties) {

        public ModelView {
            properties = List.copyOf(properties);
        }
    }

    /**
     * @param key its name in JSON, quoted
     * @param reader the function that makes it of a JSON value, in languages that do
     */
    public record PropertyView(Code name, Code key, Code type, Code reader) {}

    /**
     * @param request the type of its request, where a language has one for each method
     * @param alias what the API calls it, where that is not its name
     * @param about words: verb and path
     * @param path quoted
     */
    public record MethodView(
            Code name,
            Code request,
            @Nullable Code alias,
            Code about,
            Code verb,
            Code path,
            boolean signed,
            CallView call) {}

    /** @param reader the function that makes the result of a JSON value, in languages that do */
    public record CallView(
            List<ParameterView> parameters, @Nullable Code body, Code result, Code reader) {

        public CallView {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * @param key its name on the wire, quoted
     * @param repeatable whether it may have several values
     */
    public record ParameterView(Code name, Code key, Code location, boolean required, boolean repeatable) {}
}
