package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deployments of a WebSocket API. What one froze never changes; only its description does. */
@ApplicationScoped
public class DeploymentOperations implements OperationGroup {

    private static final String ALL = "/v2/apis/{apiId}/deployments";
    private static final String ONE = ALL + "/{deploymentId}";

    private final WebSocketApis apis;
    private final Deployments deployments;

    DeploymentOperations(WebSocketApis apis, Deployments deployments) {
        this.apis = apis;
        this.deployments = deployments;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateDeployment", "POST", ALL, 201, this::create),
                Operation.aws("GetDeployments", "GET", ALL, 200, this::list),
                Operation.aws("GetDeployment", "GET", ONE, 200, this::get),
                Operation.aws("UpdateDeployment", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteDeployment", "DELETE", ONE, 204, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        String stageName = input.text("stageName");
        return apis.change(call, (tx, tree) -> {
            ObjectNode stage = stageName == null ? null : StageOperations.stage(tree, stageName);
            return deployments
                    .create(tx, tree, false)
                    .invoke(deployment -> describe(input, deployment))
                    .call(deployment -> show(tx, tree, stage, deployment))
                    .map(deployment -> Reply.json(shown(deployment)));
        });
    }

    private Uni<Void> show(Transaction tx, ObjectNode tree, @Nullable ObjectNode stage, ObjectNode deployment) {
        if (stage == null) {
            return Uni.createFrom().voidItem();
        }
        Deployments.assign(tree, stage, deployment.path("deploymentId").asText());
        stage.put("lastUpdatedDate", deployments.now());
        return deployments.publish(tx, tree, stage);
    }

    private Uni<Reply> list(Call call) {
        return apis.read(call, tree -> {
            ObjectNode all = tree.withObjectProperty(Deployments.ALL);
            all.forEach(deployment -> ((ObjectNode) deployment).remove(Deployments.SNAPSHOT));
            return Items.of(call, all, "deploymentId");
        });
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, tree -> shown(one(tree, call)));
    }

    private Uni<Reply> update(Call call) {
        return apis.change(call, (tx, tree) -> {
            ObjectNode deployment = one(tree, call);
            describe(call.input(), deployment);
            return Uni.createFrom().item(Reply.json(shown(deployment)));
        });
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("deploymentId");
        return apis.change(call, (tx, tree) -> {
            one(tree, call);
            if (Deployments.isShown(tree, id)) {
                throw AwsFault.badRequest("Active stages pointing to this deployment must be moved or deleted");
            }
            return Deployments.drop(tx, tree, id).replaceWith(Reply.empty());
        });
    }

    private static ObjectNode one(ObjectNode tree, Call call) {
        if (tree.path(Deployments.ALL).get(call.path("deploymentId")) instanceof ObjectNode deployment) {
            return deployment;
        }
        throw AwsFault.notFound("Invalid deployment identifier specified");
    }

    private static void describe(Input input, ObjectNode deployment) {
        String description = input.text("description");
        if (description != null) {
            deployment.put("description", description);
        }
    }

    private static ObjectNode shown(ObjectNode deployment) {
        return deployment.deepCopy().without(List.of(Deployments.SNAPSHOT));
    }
}
