package dev.sluice.edge.trial;

import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.edge.table.RouteTree;
import dev.sluice.edge.table.Stage;
import dev.sluice.edge.table.StageCompiler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One method of an API that is not deployed, compiled as a deployment would compile it, but for what AWS leaves out of a
 * trial: resource policy, authorization, API key, throttle and cache.
 */
record TriedMethod(Stage.Rest stage, RouteTree.Match match) {

    /** Throws {@link dev.sluice.edge.table.CompileException} where the method could not be deployed. */
    static TriedMethod compile(TestInvocation asked, Resource resource, String path) {
        Method method = Objects.requireNonNull(methodOf(asked, resource));
        Resource alone = new Resource(
                resource.id(),
                resource.parentId(),
                resource.pathPart(),
                resource.path(),
                Map.of(method.httpMethod(), unguarded(method)));
        StageConfig config = asked.stage();
        RestApi api = only(Objects.requireNonNull(config.rest()), alone);
        StageSettings variables = new StageSettings(config.settings().variables(), false, Map.of());
        Stage.Rest stage = (Stage.Rest) StageCompiler.compile(
                new StageConfig(config.apiId(), config.stageName(), config.deploymentId(), variables, api, null));
        return new TriedMethod(stage, match(stage, method.httpMethod(), resource.path(), path));
    }

    /** The resource's own method, else its ANY; null where it has neither. */
    static @Nullable Method methodOf(TestInvocation asked, Resource resource) {
        Method own = resource.resourceMethods().get(asked.httpMethod());
        return own != null ? own : resource.resourceMethods().get("ANY");
    }

    /** A path that is not the resource's has none of its parameters. */
    private static RouteTree.Match match(Stage.Rest stage, String verb, String resourcePath, String path) {
        RouteTree.Match asked = stage.routes().find(verb, path);
        if (asked != null && !path.equals(resourcePath)) {
            return asked;
        }
        RouteTree.Match own = Objects.requireNonNull(stage.routes().find(verb, resourcePath));
        return new RouteTree.Match(own.route(), Map.of());
    }

    private static Method unguarded(Method method) {
        return new Method(
                method.httpMethod(),
                "NONE",
                null,
                List.of(),
                false,
                method.requestValidatorId(),
                method.requestParameters(),
                method.requestModels(),
                method.methodResponses(),
                method.methodIntegration(),
                method.operationName());
    }

    private static RestApi only(RestApi api, Resource resource) {
        return new RestApi(
                api.id(),
                api.name(),
                Map.of(resource.id(), resource),
                Map.of(),
                api.requestValidators(),
                api.models(),
                api.gatewayResponses(),
                api.binaryMediaTypes(),
                null, // a body that is told as text is not compressed
                "HEADER",
                null,
                api.disableExecuteApiEndpoint());
    }
}
