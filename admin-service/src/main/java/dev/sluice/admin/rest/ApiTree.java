package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Call;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a REST API: where its parts are, and AWS's errors where one is not. Its members are those of
 * {@link dev.sluice.contract.api.RestApi}, and beside them what only this service needs: {@code description},
 * {@code createdDate} (epoch seconds), {@code version}, {@code tags}, {@code endpointConfiguration}, {@code rootResourceId},
 * {@code deployments} and {@code stages}.
 */
public final class ApiTree {

    static final String NO_INTEGRATION = "Invalid Integration identifier specified";

    /** What AWS shows of an API itself. */
    private static final List<String> SHOWN = List.of(
            "id",
            "name",
            "description",
            "createdDate",
            "version",
            "warnings",
            "binaryMediaTypes",
            "minimumCompressionSize",
            "apiKeySource",
            "endpointConfiguration",
            "policy",
            "tags",
            "disableExecuteApiEndpoint",
            "securityPolicy",
            "endpointAccessMode",
            "rootResourceId");

    /** What a deployment does not freeze, since it changes without one. */
    private static final List<String> NOT_FROZEN = List.of(
            "deployments",
            "stages",
            "tags",
            "createdDate",
            "rootResourceId",
            "endpointConfiguration",
            "documentation",
            "documentationVersions");

    private ApiTree() {}

    /**
     * Gives a tree what every API has, and it may lack: its id, when it was made, a root resource, defaults. For an API
     * that is created, or one that an import made.
     */
    public static void complete(ObjectNode tree, String id, String freshResourceId, Instant now) {
        tree.put("id", id);
        if (!tree.has("createdDate")) {
            tree.put("createdDate", now.getEpochSecond());
        }
        if (!tree.has("apiKeySource")) {
            tree.put("apiKeySource", "HEADER");
        }
        if (!tree.has("disableExecuteApiEndpoint")) {
            tree.put("disableExecuteApiEndpoint", false);
        }
        ObjectNode endpoint = tree.withObjectProperty("endpointConfiguration");
        if (endpoint.path("types").isEmpty()) {
            endpoint.putArray("types").add("EDGE");
        }
        if (endpoint.path("ipAddressType").asText().isEmpty()) {
            endpoint.put("ipAddressType", EndpointTypes.isPrivate(endpoint) ? "dualstack" : "ipv4");
        }
        tree.put("rootResourceId", root(tree, freshResourceId));
    }

    /** The API as AWS shows it: without its parts, and without empty collections. */
    public static ObjectNode shown(ObjectNode tree) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String member : SHOWN) {
            JsonNode value = tree.get(member);
            if (value != null && !value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                shown.set(member, value.deepCopy());
            }
        }
        if (shown.path("policy").isTextual()) {
            shown.put("policy", ApiPolicy.shown(shown.path("policy").asText()));
        }
        return shown;
    }

    /** What a deployment keeps of the API. */
    public static ObjectNode frozen(ObjectNode tree) {
        return tree.deepCopy().remove(NOT_FROZEN);
    }

    /** A copy without the members that are empty collections. */
    public static ObjectNode withoutEmpty(ObjectNode node, String... butKept) {
        ObjectNode copy = node.deepCopy();
        List<String> kept = List.of(butKept);
        List<String> empty = copy.properties().stream()
                .filter(e -> e.getValue().isNull()
                        || e.getValue().isContainerNode() && e.getValue().isEmpty())
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !kept.contains(name))
                .toList();
        return copy.remove(empty);
    }

    static ObjectNode resource(ObjectNode tree, String id) {
        return part(tree.path("resources").get(id), "Invalid Resource identifier specified");
    }

    /** By the call's {@code resource_id} and {@code http_method}. */
    static ObjectNode method(ObjectNode tree, Call call) {
        ObjectNode resource = resource(tree, call.path("resource_id"));
        return part(
                resource.path("resourceMethods").get(call.path("http_method")), "Invalid Method identifier specified");
    }

    static ObjectNode integration(ObjectNode tree, Call call) {
        return part(method(tree, call).get("methodIntegration"), NO_INTEGRATION);
    }

    /** A part, or AWS's NotFoundException where there is none. */
    public static ObjectNode part(@Nullable JsonNode node, String missing) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw AwsFault.notFound(missing);
    }

    private static String root(ObjectNode tree, String freshResourceId) {
        ObjectNode resources = tree.withObjectProperty("resources");
        for (JsonNode resource : resources) {
            if (resource.path("path").asText().equals("/")) {
                return resource.path("id").asText();
            }
        }
        resources.putObject(freshResourceId).put("id", freshResourceId).put("path", "/");
        return freshResourceId;
    }
}
