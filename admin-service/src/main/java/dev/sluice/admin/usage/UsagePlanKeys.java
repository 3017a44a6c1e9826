package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Which API keys a usage plan is for: a list of ids in the plan. */
@ApplicationScoped
public class UsagePlanKeys implements OperationGroup {

    private static final String ALL = "/usageplans/{usageplanId}/keys";
    private static final String ONE = ALL + "/{keyId}";
    private static final String NONE = "Invalid Usage Plan Key identifier specified";

    private final Store store;

    UsagePlanKeys(Store store) {
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateUsagePlanKey", "POST", ALL, 201, this::create),
                Operation.aws("GetUsagePlanKeys", "GET", ALL, 200, this::list),
                Operation.aws("GetUsagePlanKey", "GET", ONE, 200, this::get),
                Operation.aws("DeleteUsagePlanKey", "DELETE", ONE, 202, this::delete));
    }

    /** Takes a key out of a plan. */
    static Uni<Void> leave(Transaction tx, String planId, String keyId) {
        return tx.edit(Kind.USAGE_PLAN, planId, UsagePlanOperations.missing())
                .invoke(plan -> {
                    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                    plan.path("keyIds").forEach(id -> {
                        if (!id.asText().equals(keyId)) {
                            kept.add(id);
                        }
                    });
                    plan.set("keyIds", kept);
                    tx.publish(UsagePlanOperations.change(plan));
                })
                .replaceWithVoid();
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        input.require("createUsagePlanKeyInput", "keyId", "keyType");
        String keyId = input.requiredText("keyId");
        if (!"API_KEY".equals(input.requiredText("keyType"))) {
            throw AwsFault.badRequest("Invalid Usage Plan Key type specified");
        }
        return store.transact(tx -> tx.edit(Kind.USAGE_PLAN, call.path("usageplanId"), UsagePlanOperations.missing())
                .chain(plan -> tx.read(Kind.API_KEY, keyId, ApiKeyOperations.missing())
                        .map(key -> {
                            if (holds(plan, keyId)) {
                                throw AwsFault.conflict("Usage Plan already has the API Key " + keyId);
                            }
                            plan.withArrayProperty("keyIds").add(keyId);
                            tx.publish(UsagePlanOperations.change(plan));
                            return Reply.json(shown(key));
                        })));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        String prefix = call.query("name");
        return store.transact(tx -> tx.read(Kind.USAGE_PLAN, call.path("usageplanId"), UsagePlanOperations.missing())
                        .onFailure(AwsFault.class)
                        .recoverWithItem(JsonNodeFactory.instance.objectNode())
                        .chain(plan -> keys(tx, plan)))
                .map(keys -> keys.stream()
                        .filter(key ->
                                prefix == null || key.path("name").asText().startsWith(prefix))
                        .sorted(java.util.Comparator.comparing(UsagePlanKeys::id))
                        .toList())
                .map(keys -> Reply.json(page.cut(keys, UsagePlanKeys::id)));
    }

    private Uni<Reply> get(Call call) {
        return store.transact(tx -> held(tx, call))
                .chain(keyId -> store.read(Kind.API_KEY, keyId, ApiKeyOperations.missing()))
                .map(key -> Reply.json(shown(key)));
    }

    private Uni<Reply> delete(Call call) {
        return store.transact(tx -> held(tx, call).chain(keyId -> leave(tx, call.path("usageplanId"), keyId)))
                .replaceWith(Reply.empty());
    }

    private static Uni<ObjectNode> plan(Transaction tx, Call call) {
        return tx.read(Kind.USAGE_PLAN, call.path("usageplanId"), UsagePlanOperations.missing());
    }

    /** The call's key, which its plan holds. */
    private static Uni<String> held(Transaction tx, Call call) {
        return plan(tx, call).map(plan -> {
            if (!holds(plan, call.path("keyId"))) {
                throw AwsFault.notFound(NONE);
            }
            return call.path("keyId");
        });
    }

    private static Uni<List<ObjectNode>> keys(Transaction tx, ObjectNode plan) {
        List<ObjectNode> keys = new ArrayList<>();
        Uni<Void> read = Uni.createFrom().voidItem();
        for (JsonNode id : plan.path("keyIds")) {
            read = read.chain(() -> tx.read(Kind.API_KEY, id.asText(), ApiKeyOperations.missing()))
                    .invoke(key -> keys.add(shown(key)))
                    .replaceWithVoid();
        }
        return read.replaceWith(keys);
    }

    private static boolean holds(ObjectNode plan, String keyId) {
        for (JsonNode id : plan.path("keyIds")) {
            if (id.asText().equals(keyId)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode shown(ObjectNode key) {
        ObjectNode shown =
                JsonNodeFactory.instance.objectNode().put("id", id(key)).put("type", "API_KEY");
        shown.put("value", key.path("value").asText());
        return key.has("name") ? shown.put("name", key.path("name").asText()) : shown;
    }

    private static String id(JsonNode key) {
        return key.path("id").asText();
    }
}
