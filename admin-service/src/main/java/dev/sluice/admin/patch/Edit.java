package dev.sluice.admin.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation.Op;
import java.util.List;

/**
 * What one patch operation does to a tree. {@code captured} are the segments that stood for variables of the rule's path.
 * A map or list that loses its last member goes itself, as AWS shows no empty ones.
 */
@FunctionalInterface
public interface Edit {

    void apply(ObjectNode tree, List<String> captured, PatchOperation operation);

    /** Sets a member, or removes it. */
    static Edit member(String name, Value value) {
        return (tree, captured, operation) -> {
            if (operation.op() == Op.REMOVE) {
                tree.remove(name);
            } else {
                tree.set(name, value.parse(operation.requiredValue()));
            }
        };
    }

    /** Sets a flag that is true where the text says so, and false for any other or none. */
    static Edit flag(String name) {
        return (tree, captured, operation) ->
                tree.set(name, Value.FLAG.parse(operation.value() == null ? "" : operation.value()));
    }

    /** Sets a member that an empty text, or none, removes. */
    static Edit optional(String name, Value value) {
        return (tree, captured, operation) -> {
            String text = operation.value();
            if (operation.op() == Op.REMOVE || text == null || text.isEmpty()) {
                tree.remove(name);
            } else {
                tree.set(name, value.parse(text));
            }
        };
    }

    /** Sets an entry of a map, or removes it; {@code missing} is AWS's error for replacing or removing what is not there. */
    static Edit entry(String map, Value value, String missing) {
        Edit set = entryOrNew(map, value, missing);
        return (tree, captured, operation) -> {
            if (operation.op() == Op.REPLACE) {
                value.parse(operation.requiredValue(map));
                present(tree, map, captured.getLast(), missing);
            }
            set.apply(tree, captured, operation);
        };
    }

    /** The same, where AWS also makes the entry that it is to replace, as it does of stage variables. */
    static Edit entryOrNew(String map, Value value, String missing) {
        return (tree, captured, operation) -> {
            String key = captured.getLast();
            if (operation.op() == Op.REMOVE) {
                present(tree, map, key, missing);
                tree.withObjectProperty(map).remove(key);
                dropEmpty(tree, map);
            } else {
                tree.withObjectProperty(map).set(key, value.parse(operation.requiredValue(map)));
            }
        };
    }

    /** Adds the path's last segment to a list, or removes it; replace puts the value in its place. */
    static Edit element(String list) {
        return (tree, captured, operation) -> {
            String name = captured.getLast();
            if (operation.op() == Op.ADD) {
                add(tree, list, name);
            } else {
                removeFrom(tree, list, name);
                if (operation.op() == Op.REPLACE) {
                    add(tree, list, operation.requiredValue());
                }
            }
        };
    }

    /** Adds the value to a list, or removes it, or all of it where there is no value; replace makes it the only one. */
    static Edit listed(String list) {
        return (tree, captured, operation) -> {
            if (operation.op() != Op.ADD && (operation.op() != Op.REMOVE || operation.value() == null)) {
                tree.remove(list);
            } else if (operation.op() == Op.REMOVE) {
                removeFrom(tree, list, operation.requiredValue());
            }
            if (operation.op() != Op.REMOVE) {
                add(tree, list, operation.requiredValue());
            }
        };
    }

    /** Does the same to an object within the tree, which is made where there is none. */
    static Edit within(String member, Edit edit) {
        return (tree, captured, operation) -> {
            edit.apply(tree.withObjectProperty(member), captured, operation);
            dropEmpty(tree, member);
        };
    }

    private static void add(ObjectNode tree, String list, String value) {
        ArrayNode array = tree.withArrayProperty(list);
        for (JsonNode item : array) {
            if (item.asText().equals(value)) {
                return;
            }
        }
        array.add(value);
    }

    private static void removeFrom(ObjectNode tree, String list, String value) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : tree.path(list)) {
            if (!item.asText().equals(value)) {
                kept.add(item);
            }
        }
        tree.set(list, kept);
        dropEmpty(tree, list);
    }

    private static void present(ObjectNode tree, String map, String key, String missing) {
        if (!tree.path(map).has(key)) {
            throw AwsFault.notFound(missing);
        }
    }

    private static void dropEmpty(ObjectNode tree, String member) {
        if (tree.path(member).isEmpty()) {
            tree.remove(member);
        }
    }
}
