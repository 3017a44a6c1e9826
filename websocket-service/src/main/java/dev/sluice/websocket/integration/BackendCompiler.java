package dev.sluice.websocket.integration;

import dev.sluice.aws.FunctionUri;
import dev.sluice.contract.api.RouteIntegration;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From an integration as it was deployed to what can be called. Throws {@link IllegalArgumentException} with the reason. */
public final class BackendCompiler {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

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
                        function(where, uri(where, integration, stageVariables)),
                        role(integration, stageVariables),
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
        return resolved(uri, stageVariables);
    }

    private static String resolved(String text, Map<String, String> stageVariables) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(stageVariables.getOrDefault(found.group(1), "")));
    }

    private static @Nullable String role(RouteIntegration integration, Map<String, String> stageVariables) {
        String credentials = integration.credentialsArn();
        return credentials == null || credentials.isEmpty() ? null : resolved(credentials, stageVariables);
    }

    private static FunctionUri function(String where, String uri) {
        return FunctionUri.of(uri)
                .orElseThrow(() ->
                        new IllegalArgumentException(where + ": the URI names no Lambda function: '" + uri + "'"));
    }
}
