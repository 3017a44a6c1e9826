package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.Operation.Access;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What AWS does not tell of a stage: what was edited and not deployed to it, and what it has served. */
@ApplicationScoped
public class StageInsight implements OperationGroup {

    static final String STAGE = "/sluice/v1/restapis/{restapi_id}/stages/{stage_name}";
    static final String NONE = "Invalid stage identifier specified";

    private final Store store;
    private final Apis apis;

    StageInsight(Store store, Apis apis) {
        this.store = store;
        this.apis = apis;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.sluice("GetStageDiff", "GET", STAGE + "/diff", Access.TRUSTED, this::difference),
                Operation.sluice(
                        "GetStageHistory",
                        "GET",
                        STAGE + "/history",
                        Access.TRUSTED,
                        call -> apis.read(call, tree -> StageHistory.shown(tree, stage(tree, call)))));
    }

    private Uni<Reply> difference(Call call) {
        return store.transact(tx -> tx.read(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .chain(tree -> {
                    String deploymentId = stage(tree, call).path("deploymentId").asText();
                    String hash = DeploymentOperations.deployment(tree, deploymentId)
                            .path("hash")
                            .asText();
                    return tx.frozen(tree.path("id").asText(), hash)
                            .map(frozen -> Reply.json(told(deploymentId, frozen, ApiTree.frozen(tree))));
                }));
    }

    private static ObjectNode told(String deploymentId, ObjectNode deployed, ObjectNode edited) {
        ArrayNode changes = TreeDifference.of(ReadableTree.of(deployed), ReadableTree.of(edited));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("deploymentId", deploymentId);
        for (String kind : List.of("added", "removed", "changed")) {
            answer.put(kind, count(changes, kind));
        }
        answer.set("changes", changes);
        return answer;
    }

    private static int count(ArrayNode changes, String kind) {
        int count = 0;
        for (JsonNode change : changes) {
            count += change.path("change").asText().equals(kind) ? 1 : 0;
        }
        return count;
    }

    private static ObjectNode stage(ObjectNode tree, Call call) {
        return ApiTree.part(tree.path("stages").get(call.path("stage_name")), NONE);
    }
}
