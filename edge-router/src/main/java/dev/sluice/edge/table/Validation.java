package dev.sluice.edge.table;

import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.RequestValidator;
import dev.sluice.contract.api.RestApi;
import dev.sluice.engine.validation.BodyModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request must bring before its integration is called.
 *
 * @param required in the order in which AWS names those that lack: headers, path, query
 * @param bodies models by media type, or by {@value #ANY_TYPE}
 */
public record Validation(List<Required> required, Map<String, BodyModel> bodies) {

    /** The key of the model for bodies of every type that has none of its own. */
    private static final String ANY_TYPE = "$default";

    private static final String PARAMETER = "method.request.";

    public Validation {
        required = List.copyOf(required);
        bodies = Map.copyOf(bodies);
    }

    /** Null where a body of this media type is not checked. */
    public @Nullable BodyModel model(String mediaType) {
        BodyModel own = bodies.get(mediaType);
        return own != null ? own : bodies.get(ANY_TYPE);
    }

    /** A parameter that must be there and not blank. */
    public record Required(String name, Source source) {}

    /** Null where the method checks nothing. */
    static @Nullable Validation compile(RestApi api, Method method) {
        RequestValidator validator =
                api.requestValidators().get(Objects.requireNonNullElse(method.requestValidatorId(), ""));
        if (validator == null) {
            return null;
        }
        return new Validation(
                validator.validateRequestParameters() ? required(method) : List.of(),
                validator.validateRequestBody() ? bodies(api, method) : Map.of());
    }

    private static List<Required> required(Method method) {
        List<Required> required = new ArrayList<>();
        for (String place : List.of("header.", "path.", "querystring.")) {
            method.requestParameters().forEach((parameter, needed) -> {
                if (needed && parameter.startsWith(PARAMETER + place)) {
                    String name = parameter.substring(PARAMETER.length() + place.length());
                    required.add(new Required(name, Source.parse(parameter, PARAMETER, StageVariables.NONE)));
                }
            });
        }
        return required;
    }

    private static Map<String, BodyModel> bodies(RestApi api, Method method) {
        Map<String, String> schemas = new LinkedHashMap<>();
        api.models().forEach((name, model) -> schemas.put(name, Objects.requireNonNullElse(model.schema(), "{}")));
        Map<String, BodyModel> bodies = new LinkedHashMap<>();
        method.requestModels().forEach((mediaType, name) -> {
            if (schemas.containsKey(name)) {
                bodies.put(mediaType, model(name, schemas));
            } else if (!name.equals("Empty") && !name.equals("Error")) {
                throw new CompileException("no model " + name);
            }
        });
        return bodies;
    }

    private static BodyModel model(String name, Map<String, String> schemas) {
        try {
            return BodyModel.compile(name, schemas);
        } catch (IllegalArgumentException e) {
            throw new CompileException(String.valueOf(e.getMessage()), e);
        }
    }
}
