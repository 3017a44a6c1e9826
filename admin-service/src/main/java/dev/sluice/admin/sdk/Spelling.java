package dev.sluice.admin.sdk;

import dev.sluice.admin.sdk.SdkView.CallView;
import dev.sluice.admin.sdk.SdkView.MethodView;
import dev.sluice.admin.sdk.SdkView.ModelView;
import dev.sluice.admin.sdk.SdkView.ParameterView;
import dev.sluice.admin.sdk.SdkView.PropertyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a language writes names, texts and types, and with that a whole client API. */
interface Spelling {

    /** Of methods, parameters and properties. */
    Names.Style style();

    Set<String> reserved();

    /** A string literal. */
    Code text(String text);

    /** {@code inModels} where it is said among the models, and not in the client. */
    Code type(Schema schema, boolean inModels);

    /** The function that makes a value of a JSON value, in languages that do. */
    Code reader(Schema schema, boolean inModels);

    /** The words of a method's name in the order that the language's readers know from AWS. */
    String methodName(String verb, String path);

    default SdkView view(ClientApi api) {
        Names methods = new Names(style(), reserved());
        Names requests = new Names(Names.Style.PASCAL, ReservedWords.TYPES);
        return new SdkView(
                Code.words(api.title()),
                text(api.invokeUrl()),
                text(api.region()),
                api.models().stream().map(this::model).toList(),
                aliased(
                        api.methods(),
                        methods,
                        api.methods().stream()
                                .map(method -> method(method, methods, requests))
                                .toList()));
    }

    private ModelView model(ClientModel model) {
        Names names = new Names(style(), reserved());
        List<PropertyView> properties = model.properties().stream()
                .map(property -> property(property, names))
                .toList();
        return new ModelView(Code.identifier(model.name()), properties);
    }

    private PropertyView property(ClientModel.Property property, Names names) {
        return new PropertyView(
                Code.identifier(names.of(property.name())),
                text(property.name()),
                type(property.schema(), true),
                reader(property.schema(), true));
    }

    private MethodView method(ClientMethod method, Names methods, Names requests) {
        String words = methodName(method.verb().toLowerCase(Locale.ROOT), method.path());
        return new MethodView(
                Code.identifier(methods.of(words)),
                Code.identifier(requests.of(words + " request")),
                null,
                Code.words(method.verb() + " " + method.path()),
                text(method.verb()),
                text(method.path()),
                method.signed(),
                call(method));
    }

    private CallView call(ClientMethod method) {
        Names names = new Names(style(), reserved());
        List<ParameterView> parameters = method.parameters().stream()
                .map(parameter -> new ParameterView(
                        Code.identifier(names.of(parameter.name())),
                        text(parameter.name()),
                        Code.identifier(parameter.location().name().toLowerCase(Locale.ROOT)),
                        parameter.required(),
                        parameter.location() == ClientMethod.Location.QUERY))
                .toList();
        Schema body = method.body();
        return new CallView(
                parameters,
                body == null ? null : type(body, false),
                type(method.result(), false),
                reader(method.result(), false));
    }

    /** Operation names come after every method has its name, so that none of those depends on them. */
    private static List<MethodView> aliased(List<ClientMethod> given, Names names, List<MethodView> views) {
        List<MethodView> aliased = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            aliased.add(aliased(views.get(i), given.get(i).operationName(), names));
        }
        return aliased;
    }

    private static MethodView aliased(MethodView view, @Nullable String operationName, Names names) {
        if (operationName == null || operationName.isBlank()) {
            return view;
        }
        return new MethodView(
                view.name(),
                view.request(),
                Code.identifier(names.of(operationName)),
                view.about(),
                view.verb(),
                view.path(),
                view.signed(),
                view.call());
    }
}
