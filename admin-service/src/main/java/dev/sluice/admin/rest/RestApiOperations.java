package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.usage.PlanStages;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.admin.wire.Tagged;
import dev.sluice.contract.config.ConfigKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** REST APIs as such. Importing one is in {@code openapi}. */
@ApplicationScoped
public class RestApiOperations implements OperationGroup {

    private static final String ALL = "/restapis";
    private static final String ONE = "/restapis/{restapi_id}";

    private final Store store;
    private final Apis apis;
    private final Ids ids;
    private final Clock clock;

    RestApiOperations(Store store, Apis apis, Ids ids, Clock clock) {
        this.store = store;
        this.apis = apis;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateRestApi", "POST", ALL, 201, this::create),
                Operation.aws("GetRestApis", "GET", ALL, 200, this::list),
                Operation.aws("GetRestApi", "GET", ONE, 200, call -> apis.read(call, ApiTree::shown)),
                Operation.aws("UpdateRestApi", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteRestApi", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        ObjectNode tree = RestApiInput.tree(input);
        String from = input.text("cloneFrom");
        if (from == null) {
            Models.addUsual(tree, ids);
            return add(tree);
        }
        return store.read(Kind.REST_API, from, () -> AwsFault.badRequest("Invalid REST API identifier specified"))
                .chain(original -> add(cloned(original, tree)));
    }

    private Uni<Reply> add(ObjectNode tree) {
        String id = ids.ten();
        ApiTree.complete(tree, id, ids.ten(), clock.instant());
        return store.add(Kind.REST_API, id, tree, List.of()).replaceWith(() -> Reply.json(ApiTree.shown(tree)));
    }

    private static ObjectNode cloned(ObjectNode original, ObjectNode stated) {
        ObjectNode copy = original.deepCopy();
        copy.remove(List.of("id", "createdDate", "deployments", "stages", "tags"));
        copy.setAll(stated);
        return copy;
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        return store.list(Listing.of(Kind.REST_API, page.after(), page.limit() + 1))
                .map(trees -> trees.stream().map(ApiTree::shown).toList())
                .map(shown -> Reply.json(page.listed(shown, RestApiOperations::id)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateRestApiInput");
        return apis.change(call, tree -> {
            RestApiInput.PATCHES.apply(tree, operations);
            RestApiInput.check(tree);
            return Tagged.told(ApiTree.shown(tree));
        });
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("restapi_id");
        return store.transact(tx -> tx.remove(Kind.REST_API, id, apis.missing(call))
                        .call(() -> tx.naming(Kind.DOMAIN_NAME, "restApiId", id)
                                .invoke(domains -> checkUnmapped(id, domains)))
                        .call(() -> tx.forgetAll(id))
                        .call(tree -> leavePlans(tx, tree))
                        .invoke(tree -> tree.path("stages")
                                .fieldNames()
                                .forEachRemaining(stage -> tx.publish(ConfigKey.stage(id, stage), null))))
                .replaceWith(Reply.empty());
    }

    private static Uni<Void> leavePlans(Transaction tx, ObjectNode tree) {
        Uni<Void> left = Uni.createFrom().voidItem();
        for (JsonNode stage : tree.path("stages")) {
            left = left.chain(() -> PlanStages.leave(
                    tx, tree.path("id").asText(), stage.path("stageName").asText()));
        }
        return left;
    }

    private static void checkUnmapped(String id, List<String> domains) {
        if (!domains.isEmpty()) {
            throw AwsFault.badRequest(
                    "Deleting RestApi " + id + " failed. Please remove all base path mappings related to"
                            + " the RestApi in your domains: " + String.join(", ", domains));
        }
    }

    private static String id(JsonNode api) {
        return api.path("id").asText();
    }
}
