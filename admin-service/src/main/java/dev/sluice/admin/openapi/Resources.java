package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The resources of an API by path, made with their parents; the root is always there. */
final class Resources {

    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9._:~-]+|\\{[a-zA-Z0-9._-]+\\+?}");
    private static final String PART_RULE = "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path"
            + " variable and curly braces at the beginning and the end.";

    private final Identities identities;
    private final Findings findings;
    private final Map<String, ObjectNode> byPath = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final ObjectNode byId = JsonNodeFactory.instance.objectNode();

    /** {@code kept} are resources that stay beside the document's: what a merge is merged into. */
    Resources(Identities identities, Findings findings, JsonNode kept) {
        this.identities = identities;
        this.findings = findings;
        kept.forEach(resource -> {
            String part = resource.path("pathPart").asText();
            if (part.startsWith("{")) {
                variables.put(resource.path("parentId").asText(), part);
            }
        });
        put("/", null, null);
    }

    ObjectNode byId() {
        return byId;
    }

    /** The resource of a path, or none with an error where AWS has none of that path. */
    Optional<ObjectNode> at(String path, Place place) {
        ObjectNode resource = byPath.get("/");
        StringBuilder walked = new StringBuilder();
        String[] parts = path.equals("/") ? new String[0] : path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length && resource != null; i++) {
            String fault = fault(parts[i], i == parts.length - 1, resource);
            if (fault != null) {
                findings.error(place, "Unable to create resource at path '" + path + "': " + fault);
                return Optional.empty();
            }
            walked.append('/').append(parts[i]);
            ObjectNode known = byPath.get(walked.toString());
            resource = known != null
                    ? known
                    : put(walked.toString(), parts[i], resource.path("id").asText());
        }
        return Optional.ofNullable(resource);
    }

    private @Nullable String fault(String part, boolean last, ObjectNode parent) {
        if (!PART.matcher(part).matches()) {
            return PART_RULE;
        }
        if (part.endsWith("+}") && !last) {
            return "Cannot create a child of a resource with a greedy path variable: " + part;
        }
        if (!part.startsWith("{")) {
            return null;
        }
        String sibling = variables.putIfAbsent(parent.path("id").asText(), part);
        return sibling == null || sibling.equals(part)
                ? null
                : "A sibling (" + sibling
                        + ") of this resource already has a variable path part -- only one is allowed";
    }

    private ObjectNode put(String path, @Nullable String part, @Nullable String parentId) {
        String id = identities.resource(path);
        ObjectNode resource = byId.putObject(id).put("id", id);
        if (part != null && parentId != null) {
            resource.put("parentId", parentId).put("pathPart", part);
        }
        resource.put("path", path).putObject("resourceMethods");
        byPath.put(path, resource);
        return resource;
    }
}
