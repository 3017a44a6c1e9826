package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Create, Get, Get all, Update and Delete of every {@link Part}. */
@ApplicationScoped
public class PartOperations implements OperationGroup {

    private static final List<Part> PARTS = List.of(
            Part.INTEGRATION, Part.ROUTE, Part.AUTHORIZER, Part.MODEL, Part.ROUTE_RESPONSE, Part.INTEGRATION_RESPONSE);

    private static final Map<String, Setting> LIMITS = Map.of(
            "Route", Setting.LIMIT_ROUTES,
            "Integration", Setting.LIMIT_INTEGRATIONS,
            "Authorizer", Setting.LIMIT_AUTHORIZERS);

    private final WebSocketApis apis;
    private final Deployments deployments;
    private final Ids ids;
    private final Settings settings;

    PartOperations(WebSocketApis apis, Deployments deployments, Ids ids, Settings settings) {
        this.settings = settings;
        this.apis = apis;
        this.deployments = deployments;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(
                        PARTS.stream().flatMap(this::operations),
                        Stream.of(Operation.aws(
                                "DeleteRouteRequestParameter",
                                "DELETE",
                                Part.ROUTE.uri() + "/{routeId}/requestparameters/{requestParameterKey}",
                                204,
                                this::forgetParameter)))
                .toList();
    }

    private Uni<Reply> forgetParameter(Call call) {
        return apis.change(call, (tx, tree) -> {
            ObjectNode route = Part.ROUTE.one(tree, call.path());
            route.withObjectProperty("requestParameters").remove(call.path("requestParameterKey"));
            return deployments.afterChange(tx, tree).replaceWith(Reply.empty());
        });
    }

    private Stream<Operation> operations(Part part) {
        String all = part.uri();
        String one = all + "/{" + part.idName() + "}";
        return Stream.of(
                Operation.aws("Create" + part.noun(), "POST", all, 201, call -> create(part, call)),
                Operation.aws("Get" + part.noun() + "s", "GET", all, 200, call -> list(part, call)),
                Operation.aws("Get" + part.noun(), "GET", one, 200, call -> get(part, call)),
                Operation.aws("Update" + part.noun(), "PATCH", one, 200, call -> update(part, call)),
                Operation.aws("Delete" + part.noun(), "DELETE", one, 204, call -> delete(part, call)));
    }

    private Uni<Reply> create(Part part, Call call) {
        return apis.change(call, (tx, tree) -> {
            ObjectNode all = part.in(tree, call.path());
            checkRoom(part, all);
            String id = ids.seven();
            ObjectNode one = part.defaults().deepCopy().put(part.idName(), id);
            part.members().create(call.input(), one);
            Checks.part(part, tree, one, others(all, id));
            all.set(id, one);
            return deployments.afterChange(tx, tree).replaceWith(() -> Reply.json(Part.shown(one)));
        });
    }

    private Uni<Reply> list(Part part, Call call) {
        return apis.read(call, tree -> Items.of(call, part.in(tree, call.path()), part.idName()));
    }

    private Uni<Reply> get(Part part, Call call) {
        return apis.read(call, tree -> Part.shown(part.one(tree, call.path())));
    }

    private Uni<Reply> update(Part part, Call call) {
        return apis.change(call, (tx, tree) -> {
            ObjectNode one = part.one(tree, call.path());
            part.members().update(call.input(), one);
            Checks.part(part, tree, one, others(part.in(tree, call.path()), call.path(part.idName())));
            return deployments.afterChange(tx, tree).replaceWith(() -> Reply.json(Part.shown(one)));
        });
    }

    private Uni<Reply> delete(Part part, Call call) {
        return apis.change(call, (tx, tree) -> {
            part.one(tree, call.path());
            Checks.unused(part, tree, call.path());
            part.in(tree, call.path()).remove(call.path(part.idName()));
            return deployments.afterChange(tx, tree).replaceWith(Reply.empty());
        });
    }

    /** AWS answers 429 with this type. */
    private void checkRoom(Part part, ObjectNode all) {
        Setting limit = LIMITS.get(part.noun());
        int most = limit == null ? 0 : settings.number(limit);
        if (most > 0 && all.size() >= most) {
            String things = part.noun() + "s";
            throw new AwsFault(
                    429,
                    "ConflictException",
                    "Maximum number of " + things
                            + " for this API has been reached. Please contact AWS if you need additional " + things
                            + ".");
        }
    }

    private static List<JsonNode> others(ObjectNode all, String id) {
        List<JsonNode> others = new ArrayList<>();
        all.properties().forEach(entry -> {
            if (!entry.getKey().equals(id)) {
                others.add(entry.getValue());
            }
        });
        return others;
    }
}
