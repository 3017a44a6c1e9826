package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The endpoint type of a REST API: a list in AWS's model, of which there is always one. */
public final class EndpointTypes {

    /** In the order in which AWS's errors name them. */
    static final List<String> ALL = List.of("PRIVATE", "EDGE", "REGIONAL");

    private EndpointTypes() {}

    /** {@code endpoint} is an endpoint configuration. */
    public static boolean isPrivate(JsonNode endpoint) {
        return endpoint.path("types").path(0).asText().equals("PRIVATE");
    }

    /** One type may be put in another's place, or beside it where a later operation takes the other away. */
    static void patch(ObjectNode tree, List<String> captured, PatchOperation operation) {
        ObjectNode endpoint = tree.withObjectProperty("endpointConfiguration");
        Set<String> types = new LinkedHashSet<>();
        endpoint.path("types").forEach(type -> types.add(type.asText()));
        switch (operation.op()) {
            case ADD -> types.add(known(operation.value() == null ? captured.getLast() : operation.value()));
            case REMOVE -> types.remove(captured.getLast());
            case REPLACE -> {
                types.clear();
                types.add(known(operation.requiredValue()));
            }
            case MOVE, TEST, COPY ->
                throw AwsFault.badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
        }
        ArrayNode patched = endpoint.putArray("types");
        types.forEach(patched::add);
        if (types.contains("PRIVATE")) {
            endpoint.put("ipAddressType", "dualstack");
        }
    }

    /** {@code endpoint} is an endpoint configuration, which may say nothing of its type. */
    static void check(JsonNode endpoint) {
        JsonNode types = endpoint.path("types");
        if (types.size() > 1) {
            throw AwsFault.badRequest("Cannot create an api with multiple Endpoint Types.");
        }
        if (types.isArray() && types.isEmpty()) {
            throw AwsFault.badRequest("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.");
        }
    }

    private static String known(String type) {
        if (!ALL.contains(type)) {
            throw AwsFault.badRequest("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
        }
        return type;
    }
}
