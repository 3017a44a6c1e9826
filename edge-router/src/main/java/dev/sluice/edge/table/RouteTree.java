package dev.sluice.edge.table;

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

    private final Node root = new Node();
    private final List<Route> routes;

    /** A route and the values of its path parameters, still percent-encoded. */
    public record Match(Route route, Map<String, String> pathParameters) {}

    private static final class Node {
        private final Map<String, Node> exact = new HashMap<>();
        private final Map<String, Route> methods = new HashMap<>();
        private @Nullable Node param;
        private @Nullable Node greedy;
        private String name = "";

        @Nullable
        Route route(String method) {
            Route specific = methods.get(method);
            return specific != null ? specific : methods.get("ANY");
        }
    }

    /** Throws {@link CompileException} when two routes have one method and path. */
    RouteTree(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            Node node = root;
            for (String segment : Segments.of(route.resourcePath())) {
                node = child(node, segment);
            }
            if (node.methods.put(route.httpMethod(), route) != null) {
                throw new CompileException("two methods " + route.httpMethod() + " at " + route.resourcePath());
            }
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

    private static Node child(Node parent, String segment) {
        if (segment.startsWith("{") && segment.endsWith("+}")) {
            parent.greedy = named(parent.greedy, segment.substring(1, segment.length() - 2));
            return parent.greedy;
        }
        if (segment.startsWith("{") && segment.endsWith("}")) {
            parent.param = named(parent.param, segment.substring(1, segment.length() - 1));
            return parent.param;
        }
        return parent.exact.computeIfAbsent(segment, s -> new Node());
    }

    private static Node named(@Nullable Node node, String name) {
        Node found = node == null ? new Node() : node;
        found.name = name;
        return found;
    }
}
