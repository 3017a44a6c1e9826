package dev.sluice.websocket.integration;

import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From an integration as it was deployed to what can be called. Throws {@link IllegalArgumentException} with the reason. */
public final class BackendCompiler {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");
    private static final Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:apigateway:[a-z0-9-]*:lambda:path/2015-03-31/functions/([^/]+)/invocations");

    private final String lambdaEndpoint;

    public BackendCompiler(Settings settings) {
        this.lambdaEndpoint = settings.get(Setting.LAMBDA_ENDPOINT).replaceAll("/+$", "");
    }

    public Backend compile(RouteIntegration integration, Map<String, String> stageVariables) {
        String where = "integration " + integration.integrationId();
        return switch (integration.integrationType()) {
            case "MOCK" ->
                new MockBackend(
                        RequestTemplates.of(where, integration, stageVariables),
                        ResponseTemplates.of(where, integration, stageVariables));
            case "HTTP" ->
                new HttpBackend(
                        plan(where, integration, stageVariables),
                        RequestTemplates.of(where, integration, stageVariables),
                        ResponseTemplates.of(where, integration, stageVariables));
            case "HTTP_PROXY" -> new HttpProxyBackend(plan(where, integration, stageVariables));
            case "AWS_PROXY" ->
                new FunctionBackend(
                        invocations(where, uri(where, integration, stageVariables)),
                        integration.timeoutInMillis(),
                        stageVariables);
            default ->
                throw new IllegalArgumentException(where + " is of type " + integration.integrationType()
                        + "; a WebSocket route can call MOCK, HTTP, HTTP_PROXY and AWS_PROXY");
        };
    }

    private static HttpRequestPlan plan(
            String where, RouteIntegration integration, Map<String, String> stageVariables) {
        String uri = uri(where, integration, stageVariables);
        if (!uri.startsWith("http://") && !uri.startsWith("https://")) {
            throw new IllegalArgumentException(where + ": the URI is neither http nor https: '" + uri + "'");
        }
        String method = integration.integrationMethod();
        return new HttpRequestPlan(
                HttpMethod.valueOf(method == null || method.isEmpty() ? "POST" : method),
                uri,
                integration.timeoutInMillis(),
                ParameterMapping.of(integration.requestParameters(), stageVariables));
    }

    private static String uri(String where, RouteIntegration integration, Map<String, String> stageVariables) {
        String uri = integration.integrationUri();
        if (uri == null || uri.isEmpty()) {
            throw new IllegalArgumentException(where + " has no URI");
        }
        return VARIABLE.matcher(uri)
                .replaceAll(found -> Matcher.quoteReplacement(stageVariables.getOrDefault(found.group(1), "")));
    }

    private String invocations(String where, String uri) {
        Matcher function = FUNCTION.matcher(uri);
        if (!function.matches()) {
            throw new IllegalArgumentException(where + ": the URI names no Lambda function: '" + uri + "'");
        }
        return lambdaEndpoint.isEmpty()
                ? ""
                : lambdaEndpoint + "/2015-03-31/functions/"
                        + URLEncoder.encode(function.group(1), StandardCharsets.UTF_8) + "/invocations";
    }
}
