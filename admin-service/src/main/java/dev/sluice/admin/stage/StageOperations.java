package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.rest.ApiLimits;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.usage.PlanStages;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.settings.Setting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The stages of an API. Whatever changes one publishes it whole. */
@ApplicationScoped
public class StageOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/stages";
    private static final String ONE = ALL + "/{stage_name}";
    private static final String NONE = "Invalid stage identifier specified";

    private final Store store;
    private final Apis apis;
    private final ApiLimits limits;
    private final Clock clock;

    StageOperations(Store store, Apis apis, ApiLimits limits, Clock clock) {
        this.limits = limits;
        this.store = store;
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateStage", "POST", ALL, 201, this::create),
                Operation.aws("GetStages", "GET", ALL, 200, this::list),
                Operation.aws(
                        "GetStage",
                        "GET",
                        ONE,
                        200,
                        call -> apis.read(call, tree -> StageRecord.shown(stage(tree, call)))),
                Operation.aws("UpdateStage", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteStage", "DELETE", ONE, 202, this::delete),
                Operation.aws(
                        "FlushStageCache",
                        "DELETE",
                        ONE + "/cache/data",
                        202,
                        call -> signal(call, Signal.Type.FLUSH_STAGE_CACHE)),
                Operation.aws(
                        "FlushStageAuthorizersCache",
                        "DELETE",
                        ONE + "/cache/authorizers",
                        202,
                        call -> signal(call, Signal.Type.FLUSH_STAGE_AUTHORIZERS)));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        input.require("createStageInput", "stageName", "deploymentId");
        String deploymentId = input.requiredText("deploymentId");
        ObjectNode stage = StageInput.stage(input, deploymentId, clock.instant().getEpochSecond());
        String name = stage.path("stageName").asText();
        return edit(call, (tx, tree) -> {
            DeploymentOperations.deployment(tree, deploymentId);
            if (tree.path("stages").has(name)) {
                throw AwsFault.conflict("Stage already exists");
            }
            tree.withObjectProperty("stages").set(name, stage);
            return publish(tx, tree, stage, call);
        });
    }

    /** AWS calls this list's member {@code item} too, but has no pages of it. */
    private Uni<Reply> list(Call call) {
        String deploymentId = call.query("deploymentId");
        return apis.read(call, tree -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode items = answer.putArray("item");
            new TreeSet<>(names(tree)).forEach(name -> {
                ObjectNode stage = ApiTree.part(tree.path("stages").get(name), NONE);
                if (deploymentId == null || stage.path("deploymentId").asText().equals(deploymentId)) {
                    items.add(StageRecord.shown(stage));
                }
            });
            return answer;
        });
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateStageInput");
        return edit(call, (tx, tree) -> {
            ObjectNode stage = stage(tree, call);
            StagePatches.TABLE.apply(stage, operations);
            if (!tree.path("deployments").has(stage.path("deploymentId").asText())) {
                throw AwsFault.badRequest("Deployment id does not exist");
            }
            stage.put("lastUpdatedDate", clock.instant().getEpochSecond());
            return publish(tx, tree, stage, call);
        });
    }

    private Uni<Reply> delete(Call call) {
        return edit(call, (tx, tree) -> {
            stage(tree, call);
            tree.withObjectProperty("stages").remove(call.path("stage_name"));
            tx.publish(key(call), null);
            return PlanStages.leave(tx, call.path("restapi_id"), call.path("stage_name"))
                    .replaceWith(Reply.empty());
        });
    }

    private Uni<Reply> signal(Call call, Signal.Type type) {
        return edit(call, (tx, tree) -> {
            stage(tree, call);
            tx.signal(new Signal(type, call.path("restapi_id"), call.path("stage_name")));
            return Uni.createFrom().item(Reply.empty());
        });
    }

    private Uni<Reply> edit(Call call, Change change) {
        return store.transact(tx -> tx.edit(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .chain(tree -> {
                    Map<Setting, Integer> before = limits.size(tree);
                    return change.apply(tx, tree).invoke(() -> limits.check(before, tree));
                }));
    }

    /** What is done to an API's tree within a transaction. */
    @FunctionalInterface
    private interface Change {
        Uni<Reply> apply(Transaction tx, ObjectNode tree);
    }

    private Uni<Reply> publish(Transaction tx, ObjectNode tree, ObjectNode stage, Call call) {
        StageInput.check(stage);
        Canary.check(tree, stage);
        StageHistory.note(stage, call, clock.instant());
        return checkReferences(tx, tree, stage)
                .chain(() -> Publication.of(tx, tree, stage))
                .replaceWith(() -> Reply.json(StageRecord.shown(stage)));
    }

    private static Uni<Void> checkReferences(Transaction tx, ObjectNode tree, ObjectNode stage) {
        if (stage.has("documentationVersion")
                && !tree.path("documentationVersions")
                        .has(stage.path("documentationVersion").asText())) {
            throw AwsFault.notFound("Invalid Documentation version specified");
        }
        return stage.has("clientCertificateId")
                ? tx.read(
                                Kind.CLIENT_CERTIFICATE,
                                stage.path("clientCertificateId").asText(),
                                () -> AwsFault.notFound("Invalid Client Certificate identifier specified"))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static ObjectNode stage(ObjectNode tree, Call call) {
        return ApiTree.part(tree.path("stages").get(call.path("stage_name")), NONE);
    }

    private static List<String> names(ObjectNode tree) {
        return tree.path("stages").properties().stream().map(Map.Entry::getKey).toList();
    }

    private static ConfigKey key(Call call) {
        return ConfigKey.stage(call.path("restapi_id"), call.path("stage_name"));
    }
}
