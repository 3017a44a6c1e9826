package dev.sluice.edge.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.config.CanarySettings;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.policy.MalformedPolicy;
import dev.sluice.contract.policy.Policy;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.table.CachePolicy.Invalidation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Stage} out of a deployed stage's config; throws {@link CompileException} to refuse it whole. */
public final class StageCompiler {

    private static final String METHOD_REQUEST = "method.request.";
    private static final String IDENTITY_HEADER = METHOD_REQUEST + "header.";

    private final StageConfig config;
    private final StageVariables variables;
    private final Release release;

    /** Before a cache namespace; empty where answers are the stage's own. */
    private final String cachedApart;

    private StageCompiler(StageConfig config, Release release, String cachedApart) {
        this.config = config;
        this.release = release;
        this.cachedApart = cachedApart;
        this.variables = new StageVariables(config.settings().variables());
    }

    public static Stage compile(StageConfig config) {
        RestApi rest = config.rest();
        if (rest == null) {
            return new Stage.WebSocket(config.apiId(), config.stageName());
        }
        CanarySettings canary = config.canary();
        Release own = new Release(config.deploymentId(), canary == null ? null : false);
        Stage.Rest production = new StageCompiler(config, own, "").rest(rest);
        return canary == null
                ? production
                : new Stage.Split(production, canary(config, canary, rest), canary.percentTraffic());
    }

    /** Answers of a canary that is another version than its stage are cached apart from the stage's, as AWS does. */
    private static Stage.Rest canary(StageConfig config, CanarySettings canary, RestApi stages) {
        StageSettings settings = config.settings();
        Map<String, String> variables = new LinkedHashMap<>(settings.variables());
        variables.putAll(canary.stageVariableOverrides());
        boolean cached = settings.cacheClusterEnabled() && canary.useStageCache();
        RestApi rest = canary.rest() == null ? stages : canary.rest();
        StageConfig served = new StageConfig(
                config.apiId(),
                config.stageName(),
                canary.deploymentId(),
                new StageSettings(variables, cached, settings.methodSettings(), settings.webAclArn()),
                rest,
                null);
        boolean sameVersion = canary.deploymentId().equals(config.deploymentId());
        Release release = new Release(canary.deploymentId(), true);
        return new StageCompiler(served, release, sameVersion ? "" : canary.deploymentId() + "/").rest(rest);
    }

    private Stage.Rest rest(RestApi api) {
        List<Route> routes = new ArrayList<>();
        for (Resource resource : api.resources().values()) {
            resource.resourceMethods().forEach((verb, method) -> routes.add(route(api, resource, verb, method)));
        }
        return new Stage.Rest(
                config.apiId(),
                config.stageName(),
                release,
                variables,
                new RouteTree(routes),
                faultTemplates(api),
                new Stage.Options(
                        api.apiKeySource().equals("AUTHORIZER"),
                        api.disableExecuteApiEndpoint(),
                        api.minimumCompressionSize(),
                        policy(api),
                        config.settings().webAclArn()));
    }

    private @Nullable Policy policy(RestApi api) {
        if (api.policy() == null || api.policy().isBlank()) {
            return null;
        }
        try {
            return Policy.readResource(Wire.mapper().readTree(api.policy()), config.apiId());
        } catch (JsonProcessingException | MalformedPolicy e) {
            throw new CompileException("resource policy: " + e.getMessage(), e);
        }
    }

    private Map<String, FaultTemplate> faultTemplates(RestApi api) {
        Map<String, FaultTemplate> templates = new HashMap<>();
        api.gatewayResponses()
                .forEach((type, response) -> templates.put(type, FaultTemplate.compile(response, variables)));
        return templates;
    }

    private Route route(RestApi api, Resource resource, String verb, Method method) {
        try {
            return new Route(
                    new Route.Name(resource.id(), resource.path(), verb, method.operationName()),
                    access(api, method),
                    method.apiKeyRequired(),
                    throttle(resource.path(), verb),
                    Validation.compile(api, method),
                    cache(resource, verb, method),
                    new IntegrationCompiler(
                                    resource.path() + " " + verb,
                                    variables,
                                    new BinaryMediaTypes(api.binaryMediaTypes()))
                            .compile(method.methodIntegration()));
        } catch (CompileException e) {
            throw new CompileException(verb + " " + resource.path() + ": " + e.getMessage(), e);
        }
    }

    private Access access(RestApi api, Method method) {
        return switch (method.authorizationType()) {
            case "NONE" -> new Access.Open();
            case "AWS_IAM" -> new Access.Iam();
            case "CUSTOM", "COGNITO_USER_POOLS" -> authorized(api, method);
            default -> throw new CompileException("unknown authorizationType " + method.authorizationType());
        };
    }

    private Access authorized(RestApi api, Method method) {
        Authorizer authorizer = api.authorizers().get(Objects.requireNonNullElse(method.authorizerId(), ""));
        if (authorizer == null) {
            throw new CompileException("no authorizer " + method.authorizerId());
        }
        Authorizer resolved = new Authorizer(
                authorizer.id(),
                authorizer.name(),
                authorizer.type(),
                authorizer.providerARNs().stream().map(variables::resolve).toList(),
                resolved(authorizer.authorizerUri()),
                resolved(authorizer.authorizerCredentials()),
                authorizer.identitySource(),
                authorizer.identityValidationExpression(),
                authorizer.authorizerResultTtlInSeconds());
        return new Access.Authorized(resolved, identity(authorizer), method.authorizationScopes());
    }

    private @Nullable String resolved(@Nullable String text) {
        return text == null ? null : variables.resolve(text);
    }

    /** A REQUEST authorizer has any number of sources, of any kind but the body; the others have one header. */
    private List<Source> identity(Authorizer authorizer) {
        boolean request = authorizer.type().equals("REQUEST");
        String usual = request ? "" : IDENTITY_HEADER + "Authorization";
        List<Source> sources = Stream.of(Objects.requireNonNullElse(authorizer.identitySource(), usual)
                        .split(",", -1))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .map(source -> Source.parse(source, METHOD_REQUEST, variables))
                .toList();
        boolean known = request
                ? sources.stream().noneMatch(Source.Body.class::isInstance)
                : sources.size() == 1 && sources.getFirst() instanceof Source.Header;
        if (!known) {
            throw new CompileException("authorizer " + authorizer.name() + " cannot have as identity source: "
                    + authorizer.identitySource());
        }
        return sources;
    }

    private @Nullable Throttle throttle(String path, String verb) {
        Double rate = setting(path, verb, MethodSetting::throttlingRateLimit);
        Integer burst = setting(path, verb, MethodSetting::throttlingBurstLimit);
        if (rate == null && burst == null || rate != null && rate < 0 || burst != null && burst < 0) {
            return null; // -1 is AWS's word for none
        }
        return new Throttle(
                Objects.requireNonNullElse(rate, Throttle.ACCOUNT.rateLimit()),
                Objects.requireNonNullElse(burst, Throttle.ACCOUNT.burstLimit()));
    }

    private @Nullable CachePolicy cache(Resource resource, String verb, Method method) {
        boolean enabled = Boolean.TRUE.equals(setting(resource.path(), verb, MethodSetting::cachingEnabled));
        var integration = method.methodIntegration();
        MethodSetting own = config.settings().methodSettings().get(Route.key(resource.path(), verb));
        boolean cacheable = verb.equals("GET") || own != null && Boolean.TRUE.equals(own.cachingEnabled());
        if (!config.settings().cacheClusterEnabled()
                || !enabled
                || integration == null
                || integration.streamed()
                || !cacheable) {
            return null;
        }
        int ttl = Objects.requireNonNullElse(setting(resource.path(), verb, MethodSetting::cacheTtlInSeconds), 300);
        List<Source> keys = integration.cacheKeyParameters().stream()
                .map(key -> cacheKey(key, integration))
                .toList();
        String namespace = Objects.requireNonNullElse(integration.cacheNamespace(), resource.id());
        Invalidation invalidation = Invalidation.of(
                setting(resource.path(), verb, MethodSetting::requireAuthorizationForCacheControl),
                setting(resource.path(), verb, MethodSetting::unauthorizedCacheControlHeaderStrategy));
        return ttl == 0 ? null : new CachePolicy(ttl, cachedApart + namespace, keys, invalidation);
    }

    /** One of the method's parameters, or one of the integration's, which is what is mapped to it. */
    private Source cacheKey(String key, Integration integration) {
        if (!key.startsWith("integration.request.")) {
            return Source.parse(key, METHOD_REQUEST, variables);
        }
        String mapped = integration.requestParameters().get(key);
        if (mapped == null) {
            throw new CompileException("the cache key parameter " + key + " is not mapped");
        }
        return Source.parse(mapped, METHOD_REQUEST, variables);
    }

    /** The method's own setting, else the one for every method, else null. */
    private <T> @Nullable T setting(String path, String verb, Function<MethodSetting, @Nullable T> member) {
        MethodSetting own = config.settings().methodSettings().get(Route.key(path, verb));
        T value = own == null ? null : member.apply(own);
        MethodSetting every = config.settings().methodSettings().get(StageSettings.EVERY_METHOD);
        return value != null || every == null ? value : member.apply(every);
    }
}
