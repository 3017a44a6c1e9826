package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
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

/** The request validators of an API. */
@ApplicationScoped
public class ValidatorOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/requestvalidators";
    private static final String ONE = ALL + "/{requestvalidator_id}";
    private static final String NONE = "Invalid Request Validator identifier specified";
    private static final Supplier<AwsFault> MISSING = Apis.missing(NONE);
    private static final String MAP = "requestValidators";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .rule("/name", ValidatorOperations::rename, Op.REPLACE)
            .rule("/validateRequestParameters", Edit.flag("validateRequestParameters"), Op.REPLACE)
            .rule("/validateRequestBody", Edit.flag("validateRequestBody"), Op.REPLACE)
            .build();

    private final Apis apis;
    private final Ids ids;

    ValidatorOperations(Apis apis, Ids ids) {
        this.apis = apis;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateRequestValidator", "POST", ALL, 201, this::create),
                Operation.aws(
                        "GetRequestValidators", "GET", ALL, 200, call -> apis.read(call, Parts.list(call, MAP, "id"))),
                Operation.aws("GetRequestValidator", "GET", ONE, 200, this::get),
                Operation.aws("UpdateRequestValidator", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteRequestValidator", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        String name = input.text("name");
        ObjectNode validator = JsonNodeFactory.instance
                .objectNode()
                .put("id", ids.six())
                .put("name", name == null ? "" : name)
                .put("validateRequestBody", input.flag("validateRequestBody", false))
                .put("validateRequestParameters", input.flag("validateRequestParameters", false));
        return apis.change(call, () -> AwsFault.badRequest("Invalid REST API identifier specified"), tree -> {
            tree.withObjectProperty(MAP).set(validator.path("id").asText(), validator);
            return validator;
        });
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, MISSING, tree -> validator(tree, call));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateRequestValidatorInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode validator = validator(tree, call);
            PATCHES.apply(validator, operations);
            return validator;
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, MISSING, tree -> {
            validator(tree, call);
            checkUnused(tree, call.path("requestvalidator_id"));
            tree.withObjectProperty(MAP).remove(call.path("requestvalidator_id"));
        });
    }

    private static void rename(ObjectNode validator, List<String> captured, PatchOperation operation) {
        String name = operation.value();
        if (name == null || name.isBlank()) {
            throw AwsFault.badRequest("Request Validator name cannot be blank");
        }
        validator.put("name", name);
    }

    private static void checkUnused(ObjectNode tree, String id) {
        for (JsonNode resource : tree.path("resources")) {
            for (JsonNode method : resource.path("resourceMethods")) {
                if (method.path("requestValidatorId").asText().equals(id)) {
                    throw AwsFault.conflict("Cannot delete request validator '" + id + "', is referenced in method: "
                            + resource.path("path").asText() + "/"
                            + method.path("httpMethod").asText());
                }
            }
        }
    }

    private static ObjectNode validator(ObjectNode tree, Call call) {
        return ApiTree.part(tree.path(MAP).get(call.path("requestvalidator_id")), NONE);
    }
}
