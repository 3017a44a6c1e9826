package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.serving.Servable;
import dev.sluice.admin.store.Transaction;
import dev.sluice.contract.config.ConfigKey;
import io.smallrye.mutiny.Uni;

/** Publishes a stage whole, with what its deployment and its canary's froze; refuses what no router could serve. */
public final class Publication {

    private Publication() {}

    public static Uni<Void> of(Transaction tx, ObjectNode tree, ObjectNode stage) {
        String apiId = tree.path("id").asText();
        String deploymentId = stage.path("deploymentId").asText();
        String canaryId = stage.path(Canary.MEMBER).path("deploymentId").asText(deploymentId);
        return frozen(tx, tree, deploymentId)
                .chain(own -> canaryId.equals(deploymentId)
                        ? Uni.createFrom().item(StageRecord.config(apiId, stage, own, null))
                        : frozen(tx, tree, canaryId).map(canary -> StageRecord.config(apiId, stage, own, canary)))
                .invoke(Servable::check)
                .invoke(config -> tx.publish(
                        ConfigKey.stage(apiId, stage.path("stageName").asText()), config))
                .replaceWithVoid();
    }

    private static Uni<ObjectNode> frozen(Transaction tx, JsonNode tree, String deploymentId) {
        return tx.frozen(
                tree.path("id").asText(),
                DeploymentOperations.deployment(tree, deploymentId).path("hash").asText());
    }
}
