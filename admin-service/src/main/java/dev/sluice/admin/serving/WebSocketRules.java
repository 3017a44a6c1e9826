package dev.sluice.admin.serving;

import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.RouteIntegrationResponse;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.engine.expression.JsonMember;
import dev.sluice.engine.expression.SelectionExpression;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What websocket-service's stage compiler demands of a WebSocket API. */
final class WebSocketRules {

    private static final Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:apigateway:[a-z0-9-]*:lambda:path/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern TARGET = Pattern.compile("(?i)integration\\.request\\.(header|querystring|path)\\..*");
    private static final Pattern PARAMETER =
            Pattern.compile("route\\.request\\.(querystring|header|multivaluequerystring|multivalueheader)\\..*");
    private static final String BODY = "route.request.body.";

    private final WebSocketApi api;
    private final Texts texts;

    WebSocketRules(WebSocketApi api, Map<String, String> variables) {
        this.api = api;
        this.texts = new Texts(variables);
    }

    void check() {
        expression(api.routeSelectionExpression());
        api.routes().values().forEach(route -> Unservable.in("route " + route.routeKey(), () -> check(route)));
    }

    /** What would let in who should stay out is refused: websocket-service asks nobody who may connect. */
    private void check(Route route) {
        if (!route.authorizationType().equals("NONE")) {
            throw new Unservable(
                    "authorization type " + route.authorizationType() + " is not supported for WebSocket APIs");
        }
        if (route.apiKeyRequired()) {
            throw new Unservable("API keys are not supported for WebSocket APIs");
        }
        String id = route.integrationId();
        if (id != null) {
            RouteIntegration integration = api.integrations().get(id);
            if (integration == null) {
                throw new Unservable("its integration " + id + " is not there");
            }
            Unservable.in("integration " + id, () -> check(integration));
        }
    }

    private void check(RouteIntegration integration) {
        String uri = integration.integrationUri() == null ? "" : integration.integrationUri();
        switch (integration.integrationType()) {
            case "MOCK" -> templates(integration);
            case "HTTP" -> {
                call(uri, integration);
                templates(integration);
            }
            case "HTTP_PROXY" -> call(uri, integration);
            case "AWS_PROXY" -> {
                if (!FUNCTION.matcher(texts.resolved(uri)).matches()) {
                    throw new Unservable("the URI names no Lambda function: '" + texts.resolved(uri) + "'");
                }
            }
            default ->
                throw new Unservable("is of type " + integration.integrationType()
                        + "; a WebSocket route can call MOCK, HTTP, HTTP_PROXY and AWS_PROXY");
        }
    }

    private void call(String uri, RouteIntegration integration) {
        texts.endpoint(uri);
        integration.requestParameters().forEach((target, source) -> {
            if (!TARGET.matcher(target).matches()) {
                throw new Unservable("not a parameter of an integration request: '" + target + "'");
            }
            source(source);
        });
    }

    private static void source(String source) {
        boolean fixed = source.length() > 1 && source.startsWith("'") && source.endsWith("'");
        if (source.startsWith(BODY)) {
            parsed(() -> JsonMember.parse(source.substring(BODY.length())));
        } else if (!fixed
                && !source.startsWith("stageVariables.")
                && !source.startsWith("context.")
                && !PARAMETER.matcher(source).matches()) {
            throw new Unservable("not a source of a parameter: '" + source + "'");
        }
    }

    private void templates(RouteIntegration integration) {
        choice("request template", integration.templateSelectionExpression(), integration.requestTemplates());
        for (RouteIntegrationResponse response :
                integration.integrationResponses().values()) {
            choice("response template", response.templateSelectionExpression(), response.responseTemplates());
            String key = response.integrationResponseKey();
            boolean slashes = key.length() > 2 && key.startsWith("/") && key.endsWith("/");
            if (!key.equals(SelectionExpression.DEFAULT)) {
                texts.pattern("pattern of statuses", slashes ? key.substring(1, key.length() - 1) : key);
            }
        }
    }

    private void choice(String what, @Nullable String expression, Map<String, String> templates) {
        templates.forEach((key, text) -> texts.template(what + " '" + key + "'", text));
        if (expression != null) {
            expression(expression);
        }
    }

    private static void expression(String text) {
        parsed(() -> SelectionExpression.parse(text));
    }

    private static void parsed(Runnable parse) {
        try {
            parse.run();
        } catch (IllegalArgumentException e) {
            throw new Unservable(String.valueOf(e.getMessage()));
        }
    }
}
