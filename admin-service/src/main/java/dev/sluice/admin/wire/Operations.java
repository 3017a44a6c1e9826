package dev.sluice.admin.wire;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of every operation there is, and which one a request means. */
@ApplicationScoped
public class Operations {

    private final Map<String, List<Operation>> byMethod = new HashMap<>();

    /** An operation and the variables of its URI. */
    record Match(Operation operation, Map<String, String> path) {}

    Operations(@All List<OperationGroup> groups) {
        for (OperationGroup group : groups) {
            group.operations().forEach(this::add);
        }
        Comparator<Operation> mostMeant = Comparator.comparingInt(o -> -o.uri().weight());
        byMethod.values().forEach(operations -> operations.sort(mostMeant));
    }

    /** By method, path and query as sent. */
    Optional<Match> find(String method, String path, Map<String, List<String>> query) {
        List<String> segments = PathText.segments(path);
        for (Operation operation : byMethod.getOrDefault(method, List.of())) {
            if (operation.uri().queryMatches(query)) {
                Optional<Map<String, String>> variables = operation.uri().match(segments);
                if (variables.isPresent()) {
                    return Optional.of(new Match(operation, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    private void add(Operation operation) {
        List<Operation> same = byMethod.computeIfAbsent(operation.method(), m -> new ArrayList<>());
        for (Operation other : same) {
            if (other.uri().equals(operation.uri())) {
                throw new IllegalStateException(other.name() + " and " + operation.name() + " have one URI");
            }
        }
        same.add(operation);
    }
}
