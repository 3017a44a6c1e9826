package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.store.ConfigChange;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.admin.wire.Tagged;
import dev.sluice.contract.config.ConfigKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Usage plans: which stages, and how much of them. */
@ApplicationScoped
public class UsagePlanOperations implements OperationGroup {

    private static final String ALL = "/usageplans";
    private static final String ONE = "/usageplans/{usageplanId}";

    /** As AWS has it, with nothing in its places. */
    private static final String UNNAMED = "Invalid API Stage {api: %s, stage: %s} specified for usageplan %s";

    private final Store store;
    private final Ids ids;

    UsagePlanOperations(Store store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateUsagePlan", "POST", ALL, 201, this::create),
                Operation.aws("GetUsagePlans", "GET", ALL, 200, this::list),
                Operation.aws("GetUsagePlan", "GET", ONE, 200, this::get),
                Operation.aws("UpdateUsagePlan", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteUsagePlan", "DELETE", ONE, 202, this::delete));
    }

    static Supplier<AwsFault> missing() {
        return () -> AwsFault.notFound("Invalid Usage Plan ID specified");
    }

    static ConfigChange change(ObjectNode plan) {
        return new ConfigChange(key(plan.path("id").asText()), UsagePlanInput.config(plan));
    }

    private Uni<Reply> create(Call call) {
        ObjectNode plan = UsagePlanInput.plan(call.input(), ids.six());
        return store.transact(tx -> checkStages(tx, plan)
                        .chain(() -> tx.add(Kind.USAGE_PLAN, plan.path("id").asText(), plan))
                        .invoke(() -> tx.publish(change(plan))))
                .replaceWith(() -> Reply.json(UsagePlanInput.shown(plan)));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        Listing listing = Listing.of(Kind.USAGE_PLAN, page.after(), page.limit() + 1);
        String keyId = call.query("keyId");
        if (keyId != null) {
            ObjectNode holding = JsonNodeFactory.instance.objectNode();
            holding.putArray("keyIds").add(keyId);
            listing = listing.containing(holding);
        }
        return store.list(listing)
                .map(plans -> plans.stream().map(UsagePlanInput::shown).toList())
                .map(plans ->
                        Reply.json(page.listed(plans, plan -> plan.path("id").asText())));
    }

    private Uni<Reply> get(Call call) {
        return store.read(Kind.USAGE_PLAN, call.path("usageplanId"), missing())
                .map(plan -> Reply.json(Tagged.told(UsagePlanInput.shown(plan))));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateUsagePlanInput");
        return store.transact(tx -> tx.edit(Kind.USAGE_PLAN, call.path("usageplanId"), missing())
                .call(plan -> checkStages(tx, UsagePlanPatches.strangers(plan, operations)))
                .call(plan -> {
                    UsagePlanPatches.TABLE.apply(plan, operations);
                    UsagePlanInput.check(plan);
                    return checkStages(tx, plan);
                })
                .map(plan -> {
                    tx.publish(change(plan));
                    return Reply.json(Tagged.told(UsagePlanInput.shown(plan)));
                }));
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("usageplanId");
        return store.transact(tx -> tx.remove(Kind.USAGE_PLAN, id, missing()).invoke(plan -> {
                    checkEmpty(plan);
                    tx.publish(key(id), null);
                }))
                .replaceWith(Reply.empty());
    }

    private static void checkEmpty(ObjectNode plan) {
        List<String> stages = new ArrayList<>();
        plan.path("apiStages")
                .forEach(stage -> stages.add(
                        stage.path("apiId").asText() + ":" + stage.path("stage").asText()));
        if (!stages.isEmpty()) {
            throw AwsFault.badRequest("Cannot delete Usage Plan "
                    + plan.path("id").asText() + " because there are API Stages associated with it, including "
                    + String.join(", ", stages));
        }
    }

    /** Every stage of the plan exists. */
    private static Uni<Void> checkStages(Transaction tx, ObjectNode plan) {
        Uni<Void> checked = Uni.createFrom().voidItem();
        for (JsonNode stage : plan.path("apiStages")) {
            String apiId = stage.path("apiId").asText();
            String name = stage.path("stage").asText();
            if (apiId.isEmpty() || name.isEmpty()) {
                throw AwsFault.badRequest(UNNAMED);
            }
            Supplier<AwsFault> missing = () -> AwsFault.notFound("Invalid API Stage {api: " + apiId + ", stage: " + name
                    + "} specified for usageplan " + plan.path("id").asText());
            checked = checked.chain(() -> tx.read(Kind.REST_API, apiId, missing))
                    .invoke(tree -> {
                        if (!tree.path("stages").has(name)) {
                            throw missing.get();
                        }
                    })
                    .replaceWithVoid();
        }
        return checked;
    }

    private static ConfigKey key(String id) {
        return new ConfigKey(ConfigKey.Kind.USAGE_PLAN, id);
    }
}
