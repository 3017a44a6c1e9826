package dev.sluice.edge.server;

import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.GatewayResponse;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.IntegrationResponse;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.CanarySettings;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small APIs to deploy in tests. */
final class Apis {

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Authorizer> authorizers = new LinkedHashMap<>();
    private final Map<String, GatewayResponse> gatewayResponses = new LinkedHashMap<>();
    private StageSettings settings = StageSettings.NONE;
    private boolean customDomainsOnly;
    private @Nullable Integer minimumCompressionSize;
    private @Nullable String policy;
    private String apiKeySource = "HEADER";
    private List<String> binaryMediaTypes = List.of();

    static Apis api() {
        return new Apis();
    }

    Apis method(String verb, String path, Integration integration) {
        return method(
                path,
                new Method(
                        verb, "NONE", null, List.of(), false, null, Map.of(), Map.of(), Map.of(), integration, null));
    }

    Apis keyed(String verb, String path, Integration integration) {
        return method(
                path,
                new Method(verb, "NONE", null, List.of(), true, null, Map.of(), Map.of(), Map.of(), integration, null));
    }

    Apis authorized(String verb, String path, Authorizer authorizer, Integration integration) {
        authorizers.put(authorizer.id(), authorizer);
        return method(
                path,
                new Method(
                        verb,
                        "CUSTOM",
                        authorizer.id(),
                        List.of(),
                        false,
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        integration,
                        null));
    }

    /** A method that demands an API key, which its authorizer names. */
    Apis keyedByAuthorizer(String verb, String path, Authorizer authorizer, Integration integration) {
        apiKeySource = "AUTHORIZER";
        authorizers.put(authorizer.id(), authorizer);
        return method(
                path,
                new Method(
                        verb,
                        "CUSTOM",
                        authorizer.id(),
                        List.of(),
                        true,
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        integration,
                        null));
    }

    Apis binary(String... mediaTypes) {
        binaryMediaTypes = List.of(mediaTypes);
        return this;
    }

    Apis settings(StageSettings stageSettings) {
        settings = stageSettings;
        return this;
    }

    Apis gatewayResponse(String type, @Nullable String status, String template) {
        gatewayResponses.put(type, new GatewayResponse(type, status, Map.of(), Map.of("application/json", template)));
        return this;
    }

    Apis customDomainsOnly() {
        customDomainsOnly = true;
        return this;
    }

    Apis compressedFrom(int bytes) {
        minimumCompressionSize = bytes;
        return this;
    }

    Apis policy(String document) {
        policy = document;
        return this;
    }

    Apis signed(String verb, String path, Integration integration) {
        return method(
                path,
                new Method(
                        verb,
                        "AWS_IAM",
                        null,
                        List.of(),
                        false,
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        integration,
                        null));
    }

    static WebSocketApi webSocket() {
        return new WebSocketApi("ws", "sockets", "$request.body.action", Map.of(), Map.of(), Map.of());
    }

    private Apis method(String path, Method method) {
        Map<String, Method> methods = new LinkedHashMap<>();
        Resource before = resources.get(path);
        if (before != null) {
            methods.putAll(before.resourceMethods());
        }
        methods.put(method.httpMethod(), method);
        resources.put(path, new Resource("r" + Math.abs(path.hashCode()), null, null, path, methods));
        return this;
    }

    StageConfig stage(String apiId, String stage) {
        return new StageConfig(apiId, stage, "d1", settings, rest(apiId), null);
    }

    /** The stage as it is, and these resources as its canary of deployment d2. */
    StageConfig canaryOf(StageConfig stage, double percent, Map<String, String> overrides, boolean useStageCache) {
        return new StageConfig(
                stage.apiId(),
                stage.stageName(),
                stage.deploymentId(),
                stage.settings(),
                stage.rest(),
                null,
                new CanarySettings("d2", percent, overrides, useStageCache, rest(stage.apiId())));
    }

    private RestApi rest(String apiId) {
        return new RestApi(
                apiId,
                "test",
                resources,
                authorizers,
                Map.of(),
                Map.of(),
                gatewayResponses,
                binaryMediaTypes,
                minimumCompressionSize,
                apiKeySource,
                policy,
                customDomainsOnly);
    }

    static Integration proxy(String uri) {
        return integration("HTTP_PROXY", "ANY", uri, Map.of(), Map.of(), 29_000, "BUFFERED");
    }

    static Integration proxy(String uri, int timeoutMillis) {
        return integration("HTTP_PROXY", "ANY", uri, Map.of(), Map.of(), timeoutMillis, "BUFFERED");
    }

    /** A proxy whose answers are streamed. */
    static Integration stream(String uri, int timeoutMillis) {
        return integration("HTTP_PROXY", "ANY", uri, Map.of(), Map.of(), timeoutMillis, "STREAM");
    }

    static Integration mock(String requestTemplate, IntegrationResponse... responses) {
        return integration(
                "MOCK",
                null,
                null,
                Map.of("application/json", requestTemplate),
                byStatus(responses),
                29_000,
                "BUFFERED");
    }

    static Integration http(String uri, Map<String, String> requestTemplates, IntegrationResponse... responses) {
        return integration("HTTP", "POST", uri, requestTemplates, byStatus(responses), 29_000, "BUFFERED");
    }

    static IntegrationResponse response(
            String status, @Nullable String pattern, Map<String, String> parameters, Map<String, String> templates) {
        return new IntegrationResponse(status, pattern, parameters, templates, null);
    }

    private static Map<String, IntegrationResponse> byStatus(IntegrationResponse... responses) {
        Map<String, IntegrationResponse> byStatus = new LinkedHashMap<>();
        for (IntegrationResponse response : responses) {
            byStatus.put(response.statusCode(), response);
        }
        return byStatus;
    }

    private static Integration integration(
            String type,
            @Nullable String method,
            @Nullable String uri,
            Map<String, String> templates,
            Map<String, IntegrationResponse> responses,
            int timeoutMillis,
            String transferMode) {
        return new Integration(
                type,
                method,
                uri,
                null,
                null,
                null,
                Map.of(),
                templates,
                "WHEN_NO_MATCH",
                null,
                timeoutMillis,
                transferMode,
                null,
                List.of(),
                responses);
    }
}
