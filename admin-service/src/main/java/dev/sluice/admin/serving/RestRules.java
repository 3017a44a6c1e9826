package dev.sluice.admin.serving;

import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.GatewayResponse;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.IntegrationResponse;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.RequestValidator;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.engine.validation.BodyModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What edge-router's stage compiler demands of a REST API. */
final class RestRules {

    private static final String HEADER = "method.request.header.";
    private static final String REQUEST = "method.request.";
    private static final String RESPONSE = "integration.response.";
    private static final Set<String> PASSTHROUGH = Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER");
    private static final Set<String> HANDLING = Set.of("", "CONVERT_TO_TEXT", "CONVERT_TO_BINARY");

    private final RestApi api;
    private final Texts texts;

    RestRules(RestApi api, Map<String, String> variables) {
        this.api = api;
        this.texts = new Texts(variables);
    }

    void check() {
        api.gatewayResponses()
                .forEach((type, response) -> Unservable.in("gateway response " + type, () -> check(response)));
        Set<String> places = new HashSet<>();
        for (Resource resource : api.resources().values()) {
            resource.resourceMethods()
                    .forEach((verb, method) -> Unservable.in(verb + " " + resource.path(), () -> {
                        if (!places.add(verb + " " + resource.path().replaceAll("\\{[^}+]*", "{"))) {
                            throw new Unservable("another resource has the same path");
                        }
                        check(method);
                    }));
        }
    }

    private void check(GatewayResponse response) {
        if (response.statusCode() != null) {
            texts.status(response.statusCode());
        }
        response.responseParameters().forEach((target, source) -> {
            if (target.startsWith("gatewayresponse.header.")) {
                texts.source(source, REQUEST);
            }
        });
        String template = response.responseTemplates().get("application/json");
        if (template != null) {
            texts.template("application/json", template);
        }
    }

    private void check(Method method) {
        switch (method.authorizationType()) {
            case "NONE", "AWS_IAM" -> {}
            case "CUSTOM", "COGNITO_USER_POOLS" -> authorizer(method.authorizerId());
            default -> throw new Unservable("unknown authorizationType " + method.authorizationType());
        }
        RequestValidator validator =
                api.requestValidators().get(Objects.requireNonNullElse(method.requestValidatorId(), ""));
        if (validator != null && validator.validateRequestBody()) {
            models(method);
        }
        if (method.methodIntegration() != null) {
            check(method.methodIntegration());
        }
    }

    /** A REQUEST authorizer takes any number of sources, of any kind. */
    private void authorizer(@Nullable String id) {
        Authorizer authorizer = api.authorizers().get(Objects.requireNonNullElse(id, ""));
        if (authorizer == null) {
            throw new Unservable("no authorizer " + id);
        }
        String source = Objects.requireNonNullElse(authorizer.identitySource(), HEADER + "Authorization");
        if (!authorizer.type().equals("REQUEST") && (!source.startsWith(HEADER) || source.contains(","))) {
            throw new Unservable(
                    "authorizer " + authorizer.name() + " has no single header as identity source: " + source);
        }
    }

    private void models(Method method) {
        Map<String, String> schemas = new LinkedHashMap<>();
        api.models().forEach((name, model) -> schemas.put(name, Objects.requireNonNullElse(model.schema(), "{}")));
        for (String name : method.requestModels().values()) {
            if (schemas.containsKey(name)) {
                model(name, schemas);
            } else if (!name.equals("Empty") && !name.equals("Error")) {
                throw new Unservable("no model " + name);
            }
        }
    }

    private static void model(String name, Map<String, String> schemas) {
        try {
            BodyModel.compile(name, schemas);
        } catch (IllegalArgumentException e) {
            throw new Unservable(String.valueOf(e.getMessage()));
        }
    }

    private void check(Integration integration) {
        String type = integration.type();
        if (type.startsWith("HTTP")) {
            String uri = integration.uri();
            if (uri == null) {
                throw new Unservable("an integration of type " + type + " needs a uri");
            }
            texts.endpoint(uri);
        }
        if (!type.equals("MOCK")) {
            integration.requestParameters().forEach(this::mapping);
        }
        integration.cacheKeyParameters().stream()
                .filter(key -> key.startsWith(REQUEST))
                .forEach(key -> texts.source(key, REQUEST));
        if (!type.equals("HTTP_PROXY")) {
            templates(integration);
        }
    }

    private void mapping(String target, String source) {
        if (!target.matches("integration\\.request\\.(header|path|querystring)\\..*")) {
            throw new Unservable("not a mapping target: " + target);
        }
        texts.source(source, REQUEST);
    }

    private void templates(Integration integration) {
        integration.requestTemplates().forEach((type, text) -> texts.template("request " + type, text));
        oneOf(PASSTHROUGH, "passthroughBehavior", integration.passthroughBehavior());
        oneOf(HANDLING, "contentHandling", integration.contentHandling());
        integration.integrationResponses().values().forEach(this::response);
    }

    private void response(IntegrationResponse response) {
        texts.status(response.statusCode());
        texts.pattern("selectionPattern", Objects.requireNonNullElse(response.selectionPattern(), ""));
        response.responseParameters().forEach((target, source) -> {
            if (target.startsWith("method.response.header.")) {
                texts.source(source, RESPONSE);
            }
        });
        response.responseTemplates().forEach((type, text) -> texts.template("response " + type, text));
        oneOf(HANDLING, "contentHandling", response.contentHandling());
    }

    private static void oneOf(Set<String> known, String member, @Nullable String value) {
        if (!known.contains(Objects.requireNonNullElse(value, ""))) {
            throw new Unservable("unknown " + member + " " + value);
        }
    }
}
