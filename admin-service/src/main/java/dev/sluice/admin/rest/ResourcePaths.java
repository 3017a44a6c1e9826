package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What keeps the paths of an API a tree: adding, moving and removing resources. */
final class ResourcePaths {

    static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .rule("/parentId", ofNoRoot("parentId"), Op.REPLACE)
            .rule("/pathPart", ofNoRoot("pathPart"), Op.REPLACE)
            .build();

    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9._\\-:,$]+|\\{[a-zA-Z0-9._\\-]+\\+?}");
    private static final String WRONG_PART = "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path"
            + " variable and curly braces at the beginning and the end.";

    private ResourcePaths() {}

    static ObjectNode add(ObjectNode tree, String parentId, String pathPart, String id) {
        ObjectNode parent = ApiTree.resource(tree, parentId);
        check(tree, parent, pathPart, id);
        return tree.withObjectProperty("resources")
                .putObject(id)
                .put("id", id)
                .put("parentId", parentId)
                .put("pathPart", pathPart)
                .put("path", join(parent, pathPart));
    }

    /** After a resource was given another parent or path part: its place must be a possible one, and paths follow. */
    static void moved(ObjectNode tree, ObjectNode resource) {
        if (!resource.has("parentId")) {
            return;
        }
        ObjectNode parent = ApiTree.resource(tree, resource.path("parentId").asText());
        if (isWithin(tree, parent, resource.path("id").asText())) {
            throw AwsFault.badRequest("Resources cannot be cyclical.");
        }
        check(
                tree,
                parent,
                resource.path("pathPart").asText(),
                resource.path("id").asText());
        place(tree, parent, resource);
    }

    static void remove(ObjectNode tree, String id) {
        children(tree, id).forEach(child -> remove(tree, child.path("id").asText()));
        tree.withObjectProperty("resources").remove(id);
    }

    private static Edit ofNoRoot(String member) {
        return (resource, captured, operation) -> {
            if (!resource.has("parentId")) {
                throw AwsFault.badRequest("Root resource cannot update its " + member + ".");
            }
            resource.put(member, operation.requiredValue());
        };
    }

    private static void place(ObjectNode tree, ObjectNode parent, ObjectNode resource) {
        resource.put("path", join(parent, resource.path("pathPart").asText()));
        children(tree, resource.path("id").asText()).forEach(child -> place(tree, resource, child));
    }

    private static void check(ObjectNode tree, ObjectNode parent, String pathPart, String id) {
        if (!PART.matcher(pathPart).matches()) {
            throw AwsFault.badRequest(WRONG_PART);
        }
        String parentPart = parent.path("pathPart").asText();
        if (parentPart.endsWith("+}")) {
            throw AwsFault.badRequest("Cannot create a child of a resource with a greedy path variable: " + parentPart);
        }
        for (ObjectNode sibling : children(tree, parent.path("id").asText())) {
            String other = sibling.path("pathPart").asText();
            boolean same = sibling.path("id").asText().equals(id);
            if (!same && other.equals(pathPart)) {
                throw AwsFault.conflict("Another resource with the same parent already has this name: " + pathPart);
            }
            if (!same && other.startsWith("{") && pathPart.startsWith("{")) {
                throw AwsFault.badRequest("A sibling (" + other + ") of this resource already has a variable path part"
                        + " -- only one is allowed");
            }
        }
    }

    private static List<ObjectNode> children(ObjectNode tree, String id) {
        List<ObjectNode> children = new ArrayList<>();
        for (JsonNode resource : tree.path("resources")) {
            if (resource.path("parentId").asText().equals(id)) {
                children.add((ObjectNode) resource);
            }
        }
        return children;
    }

    private static boolean isWithin(ObjectNode tree, ObjectNode resource, String ancestorId) {
        if (resource.path("id").asText().equals(ancestorId)) {
            return true;
        }
        return resource.has("parentId")
                && isWithin(
                        tree, ApiTree.resource(tree, resource.path("parentId").asText()), ancestorId);
    }

    private static String join(ObjectNode parent, String pathPart) {
        String path = parent.path("path").asText();
        return path.equals("/") ? "/" + pathPart : path + "/" + pathPart;
    }
}
