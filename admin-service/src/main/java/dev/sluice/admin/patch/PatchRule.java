package dev.sluice.admin.patch;

import dev.sluice.admin.patch.PatchOperation.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A path that may be patched, with segments such as {@code {name}} or {@code <name>} that stand for any, by which
 * operations, and how.
 */
public record PatchRule(String path, Set<Op> ops, Edit edit) {

    public PatchRule {
        ops = Set.copyOf(ops);
    }

    /** The segments that stood for the path's variables, or empty where it is another path. */
    Optional<List<String>> match(List<String> segments) {
        List<String> own = List.of(path.substring(1).split("/", -1));
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> captured = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).startsWith("{") || own.get(i).startsWith("<")) {
                captured.add(segments.get(i));
            } else if (!own.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(captured);
    }
}
