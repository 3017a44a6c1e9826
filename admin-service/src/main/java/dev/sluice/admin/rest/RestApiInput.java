package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may say of a REST API as such, and what of it AWS refuses. */
final class RestApiInput {

    private static final List<String> ADDRESS_TYPES = List.of("ipv4", "dualstack");
    private static final List<String> KEY_SOURCES = List.of("AUTHORIZER", "HEADER");
    private static final int LARGEST = 10_485_760;
    private static final String SIZE = "Invalid minimum compression size, must be between 0 and " + LARGEST;

    static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .replace("/name", Value.TEXT)
            .rule("/description", Edit.member("description", Value.TEXT), Op.ADD, Op.REPLACE, Op.REMOVE)
            .replace("/version", Value.TEXT)
            .optional("/policy")
            .replace("/apiKeySource", Value.oneOf(KEY_SOURCES, "Invalid API key source specified"))
            .replace("/disableExecuteApiEndpoint", Value.FLAG)
            .replace("/securityPolicy", Value.TEXT)
            .replace("/endpointAccessMode", Value.TEXT)
            .rule("/minimumCompressionSize", RestApiInput::compression, Op.REPLACE)
            .elements("binaryMediaTypes")
            .rule("/endpointConfiguration/types/{type}", EndpointTypes::patch, Op.ADD, Op.values())
            .rule(
                    "/endpointConfiguration/ipAddressType",
                    Edit.within(
                            "endpointConfiguration",
                            Edit.member(
                                    "ipAddressType",
                                    Value.oneOf(ADDRESS_TYPES, "ipAddressType must be either ipv4 or dualstack."))),
                    Op.REPLACE)
            .rule(
                    "/endpointConfiguration/vpcEndpointIds",
                    Edit.within("endpointConfiguration", Edit.listed("vpcEndpointIds")),
                    Op.ADD,
                    Op.REMOVE)
            .build();

    private RestApiInput() {}

    /** The tree of a CreateRestApi, not complete. */
    static ObjectNode tree(Input input) {
        ObjectNode endpointJson = input.object("endpointConfiguration");
        Input endpoint = new Input(endpointJson == null ? JsonNodeFactory.instance.objectNode() : endpointJson);
        new Constraints()
                .required("createRestApiInput.name", input.text("name"))
                .eachOneOf("createRestApiInput.endpointConfiguration.types", endpoint.texts("types"), EndpointTypes.ALL)
                .oneOf(
                        "createRestApiInput.endpointConfiguration.ipAddressType",
                        "".equals(endpoint.text("ipAddressType")) ? null : endpoint.text("ipAddressType"),
                        ADDRESS_TYPES)
                .oneOf("createRestApiInput.apiKeySource", input.text("apiKeySource"), KEY_SOURCES)
                .check();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (String member : List.of(
                "name", "description", "version", "policy", "apiKeySource", "securityPolicy", "endpointAccessMode")) {
            put(tree, member, input.text(member));
        }
        put(tree, "tags", input.textMap("tags"));
        put(tree, "endpointConfiguration", endpointJson);
        if (input.has("minimumCompressionSize")) {
            tree.put(
                    "minimumCompressionSize",
                    size(input.json().path("minimumCompressionSize").asInt(-1)));
        }
        put(tree, "binaryMediaTypes", input.texts("binaryMediaTypes"));
        tree.put("disableExecuteApiEndpoint", input.flag("disableExecuteApiEndpoint", false));
        check(tree);
        return tree;
    }

    /** What must hold of every API. */
    static void check(ObjectNode tree) {
        if (tree.path("name").asText().isBlank()) {
            throw AwsFault.badRequest("API name cannot be empty");
        }
        if (tree.has("description") && tree.path("description").asText().isEmpty()) {
            throw AwsFault.badRequest("Description cannot be an empty string");
        }
        ApiPolicy.check(tree.path("policy").asText());
        if (tree.has("minimumCompressionSize")) {
            size(tree.path("minimumCompressionSize").asInt());
        }
        EndpointSecurity.check(tree);
        JsonNode endpoint = tree.path("endpointConfiguration");
        if (endpoint.has("vpcEndpointIds") && !EndpointTypes.isPrivate(endpoint)) {
            throw AwsFault.badRequest("VPC endpoint ids are only supported for APIs of endpoint type PRIVATE");
        }
        EndpointTypes.check(endpoint);
        if (EndpointTypes.isPrivate(endpoint)
                && endpoint.path("ipAddressType").asText("dualstack").equals("ipv4")) {
            throw AwsFault.badRequest("Only dualstack ipAddressType is supported for Private APIs.");
        }
    }

    static void put(ObjectNode tree, String member, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case String text -> tree.put(member, text);
            case Integer whole -> tree.put(member, whole);
            case ObjectNode object when !object.isEmpty() -> tree.set(member, object);
            case List<?> list
            when !list.isEmpty() -> {
                ArrayNode array = tree.putArray(member);
                list.forEach(item -> array.add(String.valueOf(item)));
            }
            default -> {}
        }
    }

    /** The same, but an empty map is kept too, where AWS shows it as it was given. */
    static void keep(ObjectNode tree, String member, @Nullable ObjectNode map) {
        if (map != null) {
            tree.set(member, map);
        }
    }

    private static void compression(
            ObjectNode tree, List<String> captured, dev.sluice.admin.patch.PatchOperation operation) {
        String value = operation.value();
        if (value == null || value.isEmpty()) {
            tree.remove("minimumCompressionSize");
            return;
        }
        try {
            tree.put("minimumCompressionSize", size(Integer.parseInt(value)));
        } catch (NumberFormatException e) {
            throw AwsFault.badRequest(SIZE);
        }
    }

    private static int size(int size) {
        if (size < 0 || size > LARGEST) {
            throw AwsFault.badRequest(SIZE);
        }
        return size;
    }
}
