package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** The integration of a method, and how its answers are mapped. */
@ApplicationScoped
public class IntegrationOperations implements OperationGroup {

    private static final String ONE = MethodOperations.METHOD + "/integration";
    private static final String RESPONSE = ONE + "/responses/{status_code}";
    private static final Supplier<AwsFault> MISSING = Apis.missing("Invalid Resource identifier specified");
    private static final String NO_RESPONSE = "Invalid Response status code specified";

    private final Apis apis;
    private final int longestTimeout;

    IntegrationOperations(Apis apis, Settings settings) {
        this.apis = apis;
        this.longestTimeout = settings.number(Setting.INTEGRATION_TIMEOUT_LIMIT_MILLIS);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("PutIntegration", "PUT", ONE, 201, this::put),
                Operation.aws("GetIntegration", "GET", ONE, 200, this::get),
                Operation.aws("UpdateIntegration", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteIntegration", "DELETE", ONE, 204, this::delete),
                Operation.aws("PutIntegrationResponse", "PUT", RESPONSE, 201, this::putResponse),
                Operation.aws("GetIntegrationResponse", "GET", RESPONSE, 200, this::getResponse),
                Operation.aws("UpdateIntegrationResponse", "PATCH", RESPONSE, 200, this::updateResponse),
                Operation.aws("DeleteIntegrationResponse", "DELETE", RESPONSE, 204, this::deleteResponse));
    }

    /** An integration as AWS shows it: its cache key parameters and its transfer mode always, no other empty collection. */
    static ObjectNode shown(ObjectNode integration) {
        ObjectNode shown = ApiTree.withoutEmpty(integration, "cacheKeyParameters");
        shown.withArrayProperty("cacheKeyParameters");
        if (shown.get("integrationResponses") instanceof ObjectNode responses) {
            responses
                    .properties()
                    .forEach(response ->
                            response.setValue(IntegrationInput.shownResponse((ObjectNode) response.getValue())));
        }
        if (!shown.has("responseTransferMode")) {
            shown.put("responseTransferMode", "BUFFERED");
        }
        return shown;
    }

    private Uni<Reply> put(Call call) {
        ObjectNode integration = IntegrationInput.integration(call.input(), call.path("resource_id"));
        return apis.change(call, MISSING, tree -> {
            ObjectNode method = ApiTree.method(tree, call);
            IntegrationInput.check(integration, longestTimeout);
            IntegrationInput.checkMappings(method, integration);
            method.set("methodIntegration", integration);
            return shown(integration);
        });
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, MISSING, tree -> shown(ApiTree.integration(tree, call)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateIntegrationInput");
        return apis.change(call, MISSING, tree -> {
            ObjectNode integration = integrationItself(tree, call);
            IntegrationInput.PATCHES.apply(integration, operations);
            IntegrationInput.check(integration, longestTimeout);
            IntegrationInput.checkMappings(ApiTree.method(tree, call), integration);
            return shown(integration);
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, MISSING, tree -> {
            ApiTree.integration(tree, call);
            ApiTree.method(tree, call).remove("methodIntegration");
        });
    }

    private Uni<Reply> putResponse(Call call) {
        String code = MethodOperations.statusCode(call, new Constraints());
        ObjectNode response = IntegrationInput.response(call.input(), code);
        return apis.change(call, MISSING, tree -> {
            ObjectNode integration = ApiTree.integration(tree, call);
            IntegrationInput.checkResponse(response);
            IntegrationInput.checkResponseMappings(ApiTree.method(tree, call), response);
            integration.withObjectProperty("integrationResponses").set(code, response);
            return IntegrationInput.shownResponse(response);
        });
    }

    private Uni<Reply> getResponse(Call call) {
        MethodOperations.statusCode(call, new Constraints());
        return apis.read(call, MISSING, tree -> IntegrationInput.shownResponse(response(tree, call)));
    }

    private Uni<Reply> updateResponse(Call call) {
        Input input = call.input();
        String shape = "updateIntegrationResponseInput";
        MethodOperations.statusCode(
                call, PatchOperation.check(new Constraints(), input.objects("patchOperations"), shape));
        List<PatchOperation> operations = PatchOperation.all(input, shape);
        return apis.change(call, MISSING, tree -> {
            ObjectNode response = response(tree, call);
            IntegrationInput.RESPONSE_PATCHES.apply(response, operations);
            IntegrationInput.checkResponse(response);
            IntegrationInput.checkResponseMappings(ApiTree.method(tree, call), response);
            return IntegrationInput.shownResponse(response);
        });
    }

    private Uni<Reply> deleteResponse(Call call) {
        MethodOperations.statusCode(call, new Constraints());
        return apis.remove(call, MISSING, tree -> {
            integrationItself(tree, call);
            response(tree, call);
            ApiTree.integration(tree, call)
                    .withObjectProperty("integrationResponses")
                    .remove(call.path("status_code"));
        });
    }

    /** Where AWS looks for the integration alone, and so does not tell that there is no method. */
    private static ObjectNode integrationItself(ObjectNode tree, Call call) {
        JsonNode methods = ApiTree.resource(tree, call.path("resource_id")).path("resourceMethods");
        return ApiTree.part(methods.path(call.path("http_method")).get("methodIntegration"), ApiTree.NO_INTEGRATION);
    }

    private static ObjectNode response(ObjectNode tree, Call call) {
        return ApiTree.part(
                ApiTree.integration(tree, call).path("integrationResponses").get(call.path("status_code")),
                NO_RESPONSE);
    }
}
