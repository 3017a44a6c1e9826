package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** WebSocket APIs as such. */
@ApplicationScoped
public class ApiOperations implements OperationGroup {

    private static final String ALL = "/v2/apis";
    private static final String ONE = "/v2/apis/{apiId}";
    private static final String HTTP_REFUSED =
            "HTTP APIs are not supported by this release; protocolType must be WEBSOCKET";

    private static final Members CHANGEABLE = Members.of("name")
            .with(
                    MemberType.TEXT,
                    "apiKeySelectionExpression",
                    "description",
                    "ipAddressType",
                    "routeSelectionExpression",
                    "version")
            .with(MemberType.FLAG, "disableExecuteApiEndpoint", "disableSchemaValidation");
    private static final Members STATED = CHANGEABLE.with(MemberType.TEXT_MAP, "tags");

    /** What AWS shows of an API itself. */
    private static final List<String> SHOWN = List.of(
            "apiId",
            "name",
            "description",
            "protocolType",
            "routeSelectionExpression",
            "apiKeySelectionExpression",
            "disableSchemaValidation",
            "disableExecuteApiEndpoint",
            "ipAddressType",
            "createdDate",
            "version",
            "tags");

    private final Store store;
    private final WebSocketApis apis;
    private final Deployments deployments;
    private final Ids ids;
    private final Settings settings;

    ApiOperations(Store store, WebSocketApis apis, Deployments deployments, Ids ids, Settings settings) {
        this.store = store;
        this.apis = apis;
        this.deployments = deployments;
        this.ids = ids;
        this.settings = settings;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateApi", "POST", ALL, 201, this::create),
                Operation.aws("GetApis", "GET", ALL, 200, this::list),
                Operation.aws("ImportApi", "PUT", ALL, 201, ApiOperations::refuseHttp),
                Operation.aws("GetApi", "GET", ONE, 200, call -> apis.read(call, this::shown)),
                Operation.aws("UpdateApi", "PATCH", ONE, 200, this::update),
                Operation.aws("ReimportApi", "PUT", ONE, 201, ApiOperations::refuseHttp),
                Operation.aws("DeleteApi", "DELETE", ONE, 204, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        String protocol = input.requiredText("protocolType");
        if (protocol.equals("HTTP")) {
            throw AwsFault.badRequest(HTTP_REFUSED);
        }
        if (!protocol.equals("WEBSOCKET")) {
            throw AwsFault.badRequest("Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]");
        }
        String id = ids.ten();
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("apiId", id)
                .put("protocolType", protocol)
                .put("apiKeySelectionExpression", "$request.header.x-api-key")
                .put("disableExecuteApiEndpoint", false)
                .put("disableSchemaValidation", false)
                .put("ipAddressType", "ipv4")
                .put("createdDate", deployments.now());
        STATED.create(input, tree);
        check(tree);
        return store.add(Kind.API_V2, id, tree, List.of()).replaceWith(() -> Reply.json(shown(tree)));
    }

    private Uni<Reply> list(Call call) {
        Page page = Items.page(call);
        return store.list(Listing.of(Kind.API_V2, page.after(), page.limit() + 1))
                .map(trees -> trees.stream().map(this::shown).toList())
                .map(shown -> Reply.json(Items.renamed(
                        page.listed(shown, api -> api.path("apiId").asText()))));
    }

    private Uni<Reply> update(Call call) {
        return apis.change(call, (tx, tree) -> {
            CHANGEABLE.update(call.input(), tree);
            check(tree);
            return deployments.afterChange(tx, tree).replaceWith(() -> Reply.json(shown(tree)));
        });
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("apiId");
        return store.transact(tx -> tx.remove(Kind.API_V2, id, apis.missing(call))
                        .call(() -> tx.forgetAll(id))
                        .invoke(tree -> tree.path("stages")
                                .fieldNames()
                                .forEachRemaining(stage -> tx.publish(ConfigKey.stage(id, stage), null))))
                .replaceWith(Reply.empty());
    }

    /** An OpenAPI document can only be an HTTP API. */
    private static Uni<Reply> refuseHttp(Call call) {
        throw AwsFault.badRequest(HTTP_REFUSED);
    }

    private static void check(ObjectNode tree) {
        if (tree.path("name").asText().isBlank()) {
            throw AwsFault.badRequest("API name cannot be empty");
        }
        if (tree.path("routeSelectionExpression").asText().isBlank()) {
            throw AwsFault.badRequest("Route selection expression is required for WEBSOCKET protocol");
        }
    }

    private ObjectNode shown(ObjectNode tree) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String member : SHOWN) {
            JsonNode value = tree.get(member);
            if (value != null && !(value.isContainerNode() && value.isEmpty())) {
                shown.set(member, value);
            }
        }
        return shown.put("apiEndpoint", endpoint(tree.path("apiId").asText()));
    }

    /** On a laptop the plain port of edge-router, elsewhere TLS on its usual port. */
    private String endpoint(String apiId) {
        String domain = settings.get(Setting.DOMAIN);
        String host = apiId + ".execute-api." + domain;
        return domain.equals(Setting.DOMAIN.defaultValue())
                ? "ws://" + host + ":" + settings.get(Setting.EDGE_ROUTER_PORT)
                : "wss://" + host;
    }
}
