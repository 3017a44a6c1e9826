package dev.sluice.admin.sdk;

import dev.sluice.admin.sdk.ClientMethod.Location;
import dev.sluice.admin.sdk.ClientMethod.Parameter;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.MethodResponse;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what clients need of an API that a deployment froze. The order of what it finds is that of paths and verbs. */
final class ClientApiReader {

    private static final String ANY = "ANY";
    private static final List<String> VERBS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");
    private static final Pattern VARIABLE = Pattern.compile("(?<=/)\\{([^{}/]+?)\\+?}(?=/|$)");
    private static final Pattern REQUEST_PARAMETER =
            Pattern.compile("method\\.request\\.(path|querystring|header)\\.(.+)", Pattern.DOTALL);

    private final RestApi api;
    private final SchemaReader schemas;

    private ClientApiReader(RestApi api) {
        this.api = api;
        this.schemas = new SchemaReader(api.models());
    }

    static ClientApi read(RestApi api, String invokeUrl, String region) {
        ClientApiReader reader = new ClientApiReader(api);
        List<ClientMethod> methods = reader.methods();
        return new ClientApi(String.valueOf(api.name()), invokeUrl, region, reader.schemas.models(), methods);
    }

    private List<ClientMethod> methods() {
        List<ClientMethod> methods = new ArrayList<>();
        api.resources().values().stream()
                .sorted(Comparator.comparing(Resource::path))
                .forEach(resource -> new TreeMap<>(byVerb(resource))
                        .forEach((verb, method) -> methods.add(method(verb, resource.path(), method))));
        return methods;
    }

    /** ANY stands for every verb that the resource has no method of its own for. */
    private static Map<String, Method> byVerb(Resource resource) {
        Map<String, Method> byVerb = new TreeMap<>(resource.resourceMethods());
        Method any = byVerb.remove(ANY);
        if (any != null) {
            VERBS.forEach(verb -> byVerb.putIfAbsent(verb, any));
        }
        return byVerb;
    }

    private ClientMethod method(String verb, String path, Method method) {
        boolean isAny = ANY.equals(method.httpMethod());
        return new ClientMethod(
                verb,
                path,
                isAny ? null : method.operationName(),
                method.authorizationType().equals("AWS_IAM"),
                parameters(path, method),
                body(verb, method),
                result(method));
    }

    private static List<Parameter> parameters(String path, Method method) {
        Map<String, Parameter> parameters = new TreeMap<>();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            add(parameters, new Parameter(variable.group(1), Location.PATH, true));
        }
        method.requestParameters().forEach((key, required) -> {
            Matcher given = REQUEST_PARAMETER.matcher(key);
            if (given.matches() && !given.group(1).equals("path")) {
                boolean header = given.group(1).equals("header");
                add(
                        parameters,
                        new Parameter(
                                given.group(2),
                                header ? Location.HEADER : Location.QUERY,
                                Boolean.TRUE.equals(required)));
            }
        });
        return List.copyOf(parameters.values());
    }

    private static void add(Map<String, Parameter> parameters, Parameter parameter) {
        parameters.put(parameter.location().ordinal() + parameter.name(), parameter);
    }

    private @Nullable Schema body(String verb, Method method) {
        if (method.requestModels().isEmpty() || verb.equals("GET") || verb.equals("HEAD")) {
            return WITH_BODY.contains(verb) ? Schema.Plain.ANY : null;
        }
        return model(method.requestModels());
    }

    /** Of the first success that has a model. */
    private Schema result(Method method) {
        return new TreeMap<>(method.methodResponses())
                .values().stream()
                        .filter(response ->
                                String.valueOf(response.statusCode()).startsWith("2"))
                        .map(MethodResponse::responseModels)
                        .filter(models -> !models.isEmpty())
                        .findFirst()
                        .map(this::model)
                        .orElse(Schema.Plain.ANY);
    }

    /** Of its JSON form, or else of the first. */
    private Schema model(Map<String, String> models) {
        Map<String, String> sorted = new TreeMap<>(models);
        String name = sorted.getOrDefault(
                "application/json", sorted.values().iterator().next());
        return schemas.model(name);
    }
}
