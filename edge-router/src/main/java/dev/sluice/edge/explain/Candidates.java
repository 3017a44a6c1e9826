package dev.sluice.edge.explain;

import dev.sluice.edge.table.Route;
import dev.sluice.edge.table.RouteTree;
import dev.sluice.edge.table.Segments;
import java.util.List;

/** The methods that a path could mean, of whatever verb: of them the route tree chose one, or none. */
final class Candidates {

    private Candidates() {}

    static List<Route> of(RouteTree routes, String path) {
        List<String> asked = Segments.of(path);
        return routes.routes().stream()
                .filter(route -> fits(Segments.of(route.resourcePath()), asked))
                .toList();
    }

    private static boolean fits(List<String> pattern, List<String> asked) {
        for (int i = 0; i < pattern.size(); i++) {
            String segment = pattern.get(i);
            if (i == asked.size()) {
                return false;
            }
            if (segment.startsWith("{") && segment.endsWith("+}")) {
                return true;
            }
            boolean any = segment.startsWith("{")
                    && segment.endsWith("}")
                    && !asked.get(i).isEmpty();
            if (!any && !segment.equals(asked.get(i))) {
                return false;
            }
        }
        return pattern.size() == asked.size();
    }
}
