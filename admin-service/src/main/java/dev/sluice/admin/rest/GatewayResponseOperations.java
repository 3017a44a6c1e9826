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
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.fault.Fault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gateway responses of an API: customised ones are in its tree, the others are AWS's defaults. */
@ApplicationScoped
public class GatewayResponseOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/gatewayresponses";
    private static final String ONE = ALL + "/{response_type}";
    private static final String NONE = "Gateway response type not defined on api";
    private static final Map<String, String> STATUS_BY_TYPE = statusByType();
    /** In the order in which AWS's error names them. */
    private static final List<String> TYPES = List.of(
            "REQUEST_TOO_LARGE",
            "RESOURCE_NOT_FOUND",
            "AUTHORIZER_CONFIGURATION_ERROR",
            "MISSING_AUTHENTICATION_TOKEN",
            "BAD_REQUEST_BODY",
            "INVALID_SIGNATURE",
            "INVALID_API_KEY",
            "BAD_REQUEST_PARAMETERS",
            "AUTHORIZER_FAILURE",
            "UNAUTHORIZED",
            "INTEGRATION_TIMEOUT",
            "ACCESS_DENIED",
            "DEFAULT_4XX",
            "DEFAULT_5XX",
            "WAF_FILTERED",
            "QUOTA_EXCEEDED",
            "THROTTLED",
            "API_CONFIGURATION_ERROR",
            "UNSUPPORTED_MEDIA_TYPE",
            "INTEGRATION_FAILURE",
            "EXPIRED_TOKEN");

    private static final String USUAL_TEMPLATE = "{\"message\":$context.error.messageString}";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.PATHS)
            .replace("/statusCode", Value.TEXT)
            .rule(
                    "/responseParameters/{name}",
                    Edit.entry(
                            "responseParameters",
                            Value.filled("responseParameters"),
                            "Invalid parameter name specified"),
                    Op.ADD,
                    Op.REPLACE,
                    Op.REMOVE)
            .rule(
                    "/responseTemplates/{name}",
                    Edit.entry(
                            "responseTemplates",
                            Value.filled("responseTemplates"),
                            "Content-Type specified was not found"),
                    Op.ADD,
                    Op.REPLACE,
                    Op.REMOVE)
            .build();

    private final Apis apis;

    GatewayResponseOperations(Apis apis) {
        this.apis = apis;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("PutGatewayResponse", "PUT", ONE, 201, this::put),
                Operation.aws(
                        "GetGatewayResponse", "GET", ONE, 200, call -> apis.read(call, tree -> one(tree, type(call)))),
                Operation.aws("GetGatewayResponses", "GET", ALL, 200, this::list),
                Operation.aws("UpdateGatewayResponse", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteGatewayResponse", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> put(Call call) {
        String type = type(call);
        Input input = call.input();
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("responseType", type);
        RestApiInput.put(response, "statusCode", input.text("statusCode"));
        RestApiInput.put(response, "responseParameters", input.textMap("responseParameters"));
        RestApiInput.put(response, "responseTemplates", input.textMap("responseTemplates"));
        check(response);
        return apis.change(call, tree -> {
            tree.withObjectProperty("gatewayResponses").set(type, response);
            return one(tree, type);
        });
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        return apis.read(
                call,
                tree -> page.cut(
                        STATUS_BY_TYPE.keySet().stream()
                                .map(type -> one(tree, type))
                                .toList(),
                        response -> response.path("responseType").asText()));
    }

    private Uni<Reply> update(Call call) {
        String type = type(call);
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateGatewayResponseInput");
        return apis.change(call, tree -> {
            ObjectNode response = own(tree, type);
            response.remove("defaultResponse");
            PATCHES.apply(response, operations);
            check(response);
            tree.withObjectProperty("gatewayResponses").set(type, response);
            return one(tree, type);
        });
    }

    private Uni<Reply> delete(Call call) {
        return apis.remove(call, apis.missing(call), tree -> {
            if (tree.withObjectProperty("gatewayResponses").remove(type(call)) == null) {
                throw AwsFault.notFound(NONE);
            }
        });
    }

    /** A copy of the customised one, or the default: AWS's, under what the API's own default of its class says. */
    private static ObjectNode one(ObjectNode tree, String type) {
        ObjectNode shown = own(tree, type);
        String status = STATUS_BY_TYPE.getOrDefault(type, "");
        JsonNode ofClass = tree.path("gatewayResponses").path("DEFAULT_" + (status + "-").charAt(0) + "XX");
        if (shown.path("defaultResponse").asBoolean() && ofClass instanceof ObjectNode customised) {
            ObjectNode inherited = ApiTree.withoutEmpty(customised).without("responseType");
            shown.setAll(inherited);
        }
        return shown;
    }

    private static ObjectNode own(ObjectNode tree, String type) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("responseType", type);
        String status = STATUS_BY_TYPE.getOrDefault(type, "");
        if (!status.isEmpty()) {
            shown.put("statusCode", status);
        }
        shown.putObject("responseParameters");
        shown.putObject("responseTemplates").put("application/json", USUAL_TEMPLATE);
        JsonNode customised = tree.path("gatewayResponses").path(type);
        if (customised instanceof ObjectNode stated) {
            shown.setAll(ApiTree.withoutEmpty(stated));
        }
        return shown.put("defaultResponse", !customised.isObject());
    }

    private static void check(ObjectNode response) {
        JsonNode status = response.path("statusCode");
        new Constraints()
                .matches("statusCode", status.isMissingNode() ? null : status.asText(), MethodInput.STATUS_CODE)
                .check();
    }

    private static String type(Call call) {
        String type = call.path("response_type");
        new Constraints().oneOf("responseType", type, TYPES).check();
        return type;
    }

    /** DEFAULT_4XX and DEFAULT_5XX have no status of their own. */
    private static Map<String, String> statusByType() {
        Map<String, String> statuses = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            statuses.putIfAbsent(fault.responseType(), Integer.toString(fault.status()));
        }
        statuses.put("DEFAULT_4XX", "");
        statuses.put("DEFAULT_5XX", "");
        return statuses;
    }
}
