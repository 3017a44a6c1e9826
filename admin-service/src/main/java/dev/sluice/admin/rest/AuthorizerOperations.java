package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** The authorizers of an API. */
@ApplicationScoped
public class AuthorizerOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/authorizers";
    private static final String ONE = ALL + "/{authorizer_id}";
    private static final String NONE = "Invalid Authorizer identifier specified";
    private static final Supplier<AwsFault> MISSING = Apis.missing(NONE);
    private static final List<String> TYPES = List.of("TOKEN", "REQUEST", "COGNITO_USER_POOLS");
    private static final List<String> TEXTS = List.of(
            "authorizerUri", "authorizerCredentials", "identitySource", "identityValidationExpression", "authType");
    private static final String USUAL_SOURCE = "method.request.header.Authorization";
    private static final int USUAL_TTL = 300;
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .replace("/name", Value.TEXT)
            .replace("/type", Value.TEXT)
            .replace("/authType", Value.TEXT)
            .replace("/authorizerUri", Value.TEXT)
            .optional("/authorizerCredentials")
            .member("/identitySource", Value.TEXT)
            .optional("/identityValidationExpression")
            .replace("/authorizerResultTtlInSeconds", Value.WHOLE)
            .rule("/providerARNs", Edit.listed("providerARNs"), Op.ADD, Op.REMOVE)
            .build();

    private final Apis apis;
    private final Ids ids;

    AuthorizerOperations(Apis apis, Ids ids) {
        this.apis = apis;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateAuthorizer", "POST", ALL, 201, this::create),
                Operation.aws(
                        "GetAuthorizers",
                        "GET",
                        ALL,
                        200,
                        call -> apis.read(call, Parts.list(call, "authorizers", "id"))),
                Operation.aws("GetAuthorizer", "GET", ONE, 200, this::get),
                Operation.aws("UpdateAuthorizer", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteAuthorizer", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        ObjectNode authorizer = authorizer(call.input(), ids.six());
        return apis.change(
                call,
                () -> AwsFault.conflict(
                        "Unable to complete operation due to concurrent modification. Please try again later."),
                tree -> {
                    check(tree, authorizer);
                    tree.withObjectProperty("authorizers").set(id(authorizer), authorizer);
                    return authorizer;
                });
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, MISSING, tree -> ApiTree.withoutEmpty(authorizer(tree, call)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateAuthorizerInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode authorizer = authorizer(tree, call);
            PATCHES.apply(authorizer, operations);
            check(tree, authorizer);
            return ApiTree.withoutEmpty(authorizer);
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, MISSING, tree -> {
            authorizer(tree, call);
            checkUnused(tree, call.path("authorizer_id"));
            tree.withObjectProperty("authorizers").remove(call.path("authorizer_id"));
        });
    }

    private static ObjectNode authorizer(Input input, String id) {
        new Constraints()
                .required("createAuthorizerInput.name", input.text("name"))
                .required("createAuthorizerInput.type", input.text("type"))
                .oneOf("createAuthorizerInput.type", input.text("type"), TYPES)
                .check();
        String type = input.requiredText("type");
        ObjectNode authorizer = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", input.text("name"))
                .put("type", type);
        RestApiInput.put(authorizer, "providerARNs", input.texts("providerARNs"));
        TEXTS.forEach(member -> RestApiInput.put(authorizer, member, input.text(member)));
        if (!authorizer.has("authType")) {
            authorizer.put("authType", type.equals("COGNITO_USER_POOLS") ? "cognito_user_pools" : "custom");
        }
        if (!authorizer.has("identitySource") && !type.equals("REQUEST")) {
            authorizer.put("identitySource", USUAL_SOURCE);
        }
        Integer ttl = input.whole("authorizerResultTtlInSeconds");
        RestApiInput.put(authorizer, "authorizerResultTtlInSeconds", ttl);
        return authorizer;
    }

    private static void check(ObjectNode tree, ObjectNode authorizer) {
        for (JsonNode other : tree.path("authorizers")) {
            if (!id(other).equals(id(authorizer)) && other.path("name").equals(authorizer.path("name"))) {
                throw AwsFault.badRequest("Authorizer name must be unique. Authorizer "
                        + other.path("name").asText() + " already exists in this RestApi.");
            }
        }
        if (!TYPES.contains(authorizer.path("type").asText())) {
            throw AwsFault.badRequest("Invalid authorizer type specified. Valid options are " + TYPES);
        }
        boolean pools = authorizer.path("type").asText().equals("COGNITO_USER_POOLS");
        if (pools && authorizer.path("providerARNs").isEmpty()) {
            throw AwsFault.badRequest("Invalid Authorizer provider ARNs specified");
        }
        if (!pools && authorizer.path("authorizerUri").asText().isEmpty()) {
            throw AwsFault.badRequest("Invalid Authorizer URI: must be present");
        }
        int ttl = authorizer.path("authorizerResultTtlInSeconds").asInt(USUAL_TTL);
        if (ttl < 0 || ttl > 3_600) {
            throw AwsFault.badRequest("Authorizer result TTL must be between 0 and 3600 seconds");
        }
        if (authorizer.path("identitySource").asText().isEmpty() && ttl > 0 && !pools) {
            throw AwsFault.badRequest("Identity source is required when caching is enabled");
        }
    }

    private static void checkUnused(ObjectNode tree, String id) {
        for (JsonNode resource : tree.path("resources")) {
            for (JsonNode method : resource.path("resourceMethods")) {
                if (method.path("authorizerId").asText().equals(id)) {
                    throw AwsFault.conflict("Cannot delete authorizer '" + id + "', is referenced in method: "
                            + resource.path("path").asText() + "/"
                            + method.path("httpMethod").asText());
                }
            }
        }
    }

    private static ObjectNode authorizer(ObjectNode tree, Call call) {
        return ApiTree.part(tree.path("authorizers").get(call.path("authorizer_id")), NONE);
    }

    private static String id(JsonNode authorizer) {
        return authorizer.path("id").asText();
    }
}
