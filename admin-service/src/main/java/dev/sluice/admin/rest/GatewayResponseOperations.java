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
    private static final String USUAL_TEMPLATE = "{\"message\":$context.error.messageString}";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.PATHS)
            .replace("/statusCode", Value.TEXT)
            .rule(
                    "/responseParameters/{name}",
                    Edit.entry("responseParameters", Value.TEXT, "Invalid parameter name specified"),
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
            ObjectNode response = one(tree, type);
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

    /** A copy of the customised one, or the default. */
    private static ObjectNode one(ObjectNode tree, String type) {
        if (tree.path("gatewayResponses").get(type) instanceof ObjectNode own) {
            ObjectNode shown = own.deepCopy();
            shown.withObjectProperty("responseParameters");
            shown.withObjectProperty("responseTemplates");
            String status = STATUS_BY_TYPE.getOrDefault(type, "");
            if (!shown.has("statusCode") && !status.isEmpty()) {
                shown.put("statusCode", status);
            }
            return shown.put("responseType", type).put("defaultResponse", false);
        }
        ObjectNode usual = JsonNodeFactory.instance.objectNode().put("responseType", type);
        String status = STATUS_BY_TYPE.getOrDefault(type, "");
        if (!status.isEmpty()) {
            usual.put("statusCode", status);
        }
        usual.putObject("responseParameters");
        usual.putObject("responseTemplates").put("application/json", USUAL_TEMPLATE);
        return usual.put("defaultResponse", true);
    }

    private static void check(ObjectNode response) {
        JsonNode status = response.path("statusCode");
        new Constraints()
                .matches("statusCode", status.isMissingNode() ? null : status.asText(), MethodInput.STATUS_CODE)
                .check();
    }

    private static String type(Call call) {
        String type = call.path("response_type");
        new Constraints().oneOf("responseType", type, STATUS_BY_TYPE.keySet()).check();
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
