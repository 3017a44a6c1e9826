package dev.sluice.edge.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a stage as a tree of path segments. An exact segment wins over {@code {param}}, which wins over
 * {@code {proxy+}}; a branch that leads nowhere is left for the next best. The specific method wins over ANY, but only
 * of the same resource.
 */
public final class RouteTree {

    private final Node root;
    private final List<Route> routes;

    /** A route and the values of its path parameters, still percent-encoded. */
    public record Match(Route route, Map<String, String> pathParameters) {}

    /** {@code name} is that of the path parameter that led here, empty where an exact segment did. */
    private record Node(
            String name,
            Map<String, Node> exact,
            Map<String, Route> methods,
            @Nullable Node param,
            @Nullable Node greedy) {

        @Nullable
        Route route(String method) {
            Route specific = methods.get(method);
            return specific != null ? specific : methods.get("ANY");
        }
    }

    /** Throws {@link CompileException} when two routes have one method and path. */
    RouteTree(List<Route> routes) {
        this.routes = List.copyOf(routes);
        this.root = node("", routes, 0);
    }

    /** Of the routes whose first {@code depth} segments led here. */
    private static Node node(String name, List<Route> routes, int depth) {
        Map<String, Route> methods = new HashMap<>();
        Map<String, List<Route>> exact = new HashMap<>();
        List<Route> param = new ArrayList<>();
        List<Route> greedy = new ArrayList<>();
        for (Route route : routes) {
            List<String> segments = Segments.of(route.resourcePath());
            if (segments.size() > depth) {
                switch (Kind.of(segments.get(depth))) {
                    case EXACT ->
                        exact.computeIfAbsent(segments.get(depth), s -> new ArrayList<>())
                                .add(route);
                    case PARAM -> param.add(route);
                    case GREEDY -> greedy.add(route);
                }
            } else if (methods.put(route.httpMethod(), route) != null) {
                throw new CompileException("two methods " + route.httpMethod() + " at " + route.resourcePath());
            }
        }
        Map<String, Node> children = new HashMap<>();
        exact.forEach((segment, below) -> children.put(segment, node("", below, depth + 1)));
        return new Node(name, Map.copyOf(children), Map.copyOf(methods), named(param, depth), named(greedy, depth));
    }

    /** Null where no route leads there. */
    private static @Nullable Node named(List<Route> routes, int depth) {
        if (routes.isEmpty()) {
            return null;
        }
        String segment = Segments.of(routes.getLast().resourcePath()).get(depth);
        return node(Kind.name(segment), routes, depth + 1);
    }

    /** What a segment of a resource's path is. */
    private enum Kind {
        EXACT,
        PARAM,
        GREEDY;

        static Kind of(String segment) {
            if (!segment.startsWith("{") || !segment.endsWith("}")) {
                return EXACT;
            }
            return segment.endsWith("+}") ? GREEDY : PARAM;
        }

        static String name(String segment) {
            return segment.substring(1, segment.length() - (of(segment) == GREEDY ? 2 : 1));
        }
    }

    /** All of them, in no order. */
    public List<Route> routes() {
        return routes;
    }

    /** Null where no resource has the path, or the one that has it lacks the method. */
    public @Nullable Match find(String method, String path) {
        List<String> segments = Segments.of(path);
        Map<String, String> parameters = new LinkedHashMap<>();
        Route route = find(root, method, segments, 0, parameters);
        return route == null ? null : new Match(route, parameters);
    }

    private static @Nullable Route find(
            Node node, String method, List<String> segments, int at, Map<String, String> parameters) {
        if (at == segments.size()) {
            return node.route(method);
        }
        String segment = segments.get(at);
        Node exact = node.exact.get(segment);
        Route route = exact == null ? null : find(exact, method, segments, at + 1, parameters);
        if (route == null && node.param != null && !segment.isEmpty()) {
            route = find(node.param, method, segments, at + 1, parameters);
            if (route != null) {
                parameters.put(node.param.name, segment);
            }
        }
        if (route == null && node.greedy != null) {
            route = node.greedy.route(method);
            if (route != null) {
                parameters.put(node.greedy.name, String.join("/", segments.subList(at, segments.size())));
            }
        }
        return route;
    }
}
