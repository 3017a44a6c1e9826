package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** The methods of a resource, and the responses they declare. */
@ApplicationScoped
public class MethodOperations implements OperationGroup {

    static final String METHOD = "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}";

    private static final String RESPONSE = METHOD + "/responses/{status_code}";
    private static final Supplier<AwsFault> MISSING = Apis.missing("Invalid Resource identifier specified");
    private static final String NO_RESPONSE = "Invalid Response status code specified";

    private final Apis apis;

    MethodOperations(Apis apis) {
        this.apis = apis;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("PutMethod", "PUT", METHOD, 201, this::put),
                Operation.aws("GetMethod", "GET", METHOD, 200, this::get),
                Operation.aws("UpdateMethod", "PATCH", METHOD, 200, this::update),
                Operation.aws("DeleteMethod", "DELETE", METHOD, 204, this::delete),
                Operation.aws("PutMethodResponse", "PUT", RESPONSE, 201, this::putResponse),
                Operation.aws("GetMethodResponse", "GET", RESPONSE, 200, this::getResponse),
                Operation.aws("UpdateMethodResponse", "PATCH", RESPONSE, 201, this::updateResponse),
                Operation.aws("DeleteMethodResponse", "DELETE", RESPONSE, 204, this::deleteResponse));
    }

    /** A method as AWS shows it. */
    static ObjectNode shown(ObjectNode method) {
        ObjectNode shown = ApiTree.withoutEmpty(method);
        if (shown.get("methodIntegration") instanceof ObjectNode integration) {
            shown.set("methodIntegration", IntegrationOperations.shown(integration));
        }
        return shown;
    }

    private Uni<Reply> put(Call call) {
        ObjectNode method = MethodInput.method(call.input(), call.path("http_method"));
        return apis.change(call, MISSING, tree -> {
            ObjectNode methods =
                    ApiTree.resource(tree, call.path("resource_id")).withObjectProperty("resourceMethods");
            if (methods.has(call.path("http_method"))) {
                throw AwsFault.conflict("Method already exists for this resource");
            }
            MethodInput.check(tree, method);
            methods.set(call.path("http_method"), method);
            return shown(method);
        });
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, MISSING, tree -> shown(ApiTree.method(tree, call)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateMethodInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode method = ApiTree.method(tree, call);
            MethodInput.PATCHES.apply(method, operations);
            MethodInput.check(tree, method);
            return shown(method);
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, MISSING, tree -> {
            ApiTree.method(tree, call);
            ApiTree.resource(tree, call.path("resource_id"))
                    .withObjectProperty("resourceMethods")
                    .remove(call.path("http_method"));
        });
    }

    private Uni<Reply> putResponse(Call call) {
        String code = statusCode(call, new Constraints());
        ObjectNode response = MethodInput.response(call.input(), code);
        return apis.change(call, MISSING, tree -> {
            ObjectNode responses = ApiTree.method(tree, call).withObjectProperty("methodResponses");
            if (responses.has(code)) {
                throw AwsFault.conflict("Response already exists for this method");
            }
            MethodInput.checkResponse(tree, response);
            responses.set(code, response);
            return response;
        });
    }

    private Uni<Reply> getResponse(Call call) {
        statusCode(call, new Constraints());
        return apis.read(call, MISSING, tree -> response(tree, call));
    }

    private Uni<Reply> updateResponse(Call call) {
        Input input = call.input();
        statusCode(
                call,
                PatchOperation.check(new Constraints(), input.objects("patchOperations"), "updateMethodResponseInput"));
        List<PatchOperation> operations = PatchOperation.all(input, "updateMethodResponseInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode response = response(tree, call);
            MethodInput.RESPONSE_PATCHES.apply(response, operations);
            MethodInput.checkResponse(tree, response);
            return response;
        });
    }

    private Uni<Reply> deleteResponse(Call call) {
        statusCode(call, new Constraints());
        return apis.remove(call, MISSING, tree -> {
            response(tree, call);
            ApiTree.method(tree, call).withObjectProperty("methodResponses").remove(call.path("status_code"));
        });
    }

    private static ObjectNode response(ObjectNode tree, Call call) {
        return ApiTree.part(
                ApiTree.method(tree, call).path("methodResponses").get(call.path("status_code")), NO_RESPONSE);
    }

    static String statusCode(Call call, Constraints constraints) {
        String code = call.path("status_code");
        constraints.matches("statusCode", code, MethodInput.STATUS_CODE).check();
        return code;
    }
}
