package dev.sluice.auth.trial;

import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.trial.ExecutionLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an authorizer finds who is calling, as mapping expressions such as {@code method.request.header.Authorization}. Edge
 * routers have a compiled form of it; this one serves trials alone.
 */
record IdentitySources(List<String> expressions) {

    private static final String HEADER = "method.request.header.";
    private static final String QUERY = "method.request.querystring.";
    private static final String VARIABLE = "stageVariables.";
    private static final String CONTEXT = "context.";

    static IdentitySources of(Authorizer authorizer) {
        String usual = authorizer.type().equals("REQUEST") ? "" : HEADER + "Authorization";
        return new IdentitySources(Stream.of(Objects.requireNonNullElse(authorizer.identitySource(), usual)
                        .split(",", -1))
                .map(String::strip)
                .filter(expression -> !expression.isEmpty())
                .toList());
    }

    /** The value of each; empty where one has none. */
    Optional<List<String>> in(AccessRequest request) {
        List<String> values = expressions.stream()
                .map(expression -> Objects.requireNonNullElse(value(expression, request), ""))
                .toList();
        return values.stream().anyMatch(String::isBlank) ? Optional.empty() : Optional.of(values);
    }

    /** The request as a log may show it: without credentials, and without what says who is calling. */
    AccessRequest masked(AccessRequest request) {
        return new AccessRequest(
                request.resource(),
                request.path(),
                request.httpMethod(),
                replaced(
                        request.headers(),
                        (name, value) ->
                                names(HEADER, name) ? ExecutionLog.masked(value) : ExecutionLog.header(name, value)),
                replaced(request.query(), (name, value) -> names(QUERY, name) ? ExecutionLog.masked(value) : value),
                request.pathParameters(),
                request.stageVariables(),
                request.requestContext());
    }

    private boolean names(String kind, String name) {
        return expressions.stream().anyMatch(expression -> expression.equalsIgnoreCase(kind + name));
    }

    private static Map<String, List<String>> replaced(
            Map<String, List<String>> values, BiFunction<String, String, String> shown) {
        Map<String, List<String>> replaced = new LinkedHashMap<>();
        values.forEach((name, all) -> replaced.put(
                name, all.stream().map(value -> shown.apply(name, value)).toList()));
        return replaced;
    }

    private static @Nullable String value(String expression, AccessRequest request) {
        if (expression.startsWith(HEADER)) {
            String name = expression.substring(HEADER.length());
            return request.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> last(header.getValue()))
                    .findFirst()
                    .orElse(null);
        }
        if (expression.startsWith(QUERY)) {
            return last(request.query().getOrDefault(expression.substring(QUERY.length()), List.of()));
        }
        if (expression.startsWith(VARIABLE)) {
            return request.stageVariables().get(expression.substring(VARIABLE.length()));
        }
        return expression.startsWith(CONTEXT)
                ? context(expression.substring(CONTEXT.length()), request.requestContext())
                : null;
    }

    private static String last(List<String> values) {
        return values.isEmpty() ? "" : values.getLast();
    }

    private static @Nullable String context(String name, Object context) {
        Object at = context;
        for (String part : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at == null ? null : String.valueOf(at);
    }
}
