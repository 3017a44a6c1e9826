package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** What was added, removed and changed between two trees, each place named by its JSON pointer (RFC 6901). */
final class TreeDifference {

    private final ArrayNode changes = JsonNodeFactory.instance.arrayNode();

    private TreeDifference() {}

    /** An absent member and an empty one are the same. */
    static ArrayNode of(JsonNode before, JsonNode after) {
        TreeDifference difference = new TreeDifference();
        difference.compare("", before, after);
        return difference.changes;
    }

    private void compare(String pointer, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(pointer + "/" + escaped(name), before.path(name), after.path(name));
            }
        } else if (isNothing(before) != isNothing(after)) {
            boolean added = isNothing(before);
            changes.addObject()
                    .put("change", added ? "added" : "removed")
                    .put("path", pointer)
                    .set(added ? "after" : "before", added ? after : before);
        } else if (!isNothing(before) && !before.equals(after)) {
            ObjectNode change = changes.addObject().put("change", "changed").put("path", pointer);
            change.set("before", before);
            change.set("after", after);
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node instanceof MissingNode || node.isNull() || node.isContainerNode() && node.isEmpty();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
