package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.serving.Servable;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Transaction;
import dev.sluice.contract.config.ConfigKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Freezes a WebSocket API as a deployment, and publishes the stages that show one. */
@ApplicationScoped
public class Deployments {

    static final String ALL = "deployments";

    /** The member of a deployment that names what it froze; not shown. */
    static final String SNAPSHOT = "snapshot";

    private final Ids ids;
    private final Clock clock;

    Deployments(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** ISO 8601 in whole seconds, as apigatewayv2 shows times. */
    String now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Adds a deployment of the API as it is now. */
    Uni<ObjectNode> create(Transaction tx, ObjectNode tree, boolean automatic) {
        if (tree.path(Part.ROUTE.collection()).isEmpty()) {
            throw AwsFault.badRequest("Unable to deploy API because no routes exist in this API");
        }
        String id = ids.six();
        return tx.freeze(WebSocketTree.text(tree, "apiId"), WebSocketTree.snapshot(tree))
                .map(hash -> tree.withObjectProperty(ALL)
                        .putObject(id)
                        .put("deploymentId", id)
                        .put("autoDeployed", automatic)
                        .put("createdDate", now())
                        .put("deploymentStatus", "DEPLOYED")
                        .put(SNAPSHOT, hash));
    }

    /** Points a stage at a deployment of its API. */
    static void assign(ObjectNode tree, ObjectNode stage, String deploymentId) {
        if (!tree.path(ALL).has(deploymentId)) {
            throw AwsFault.notFound("Invalid deployment identifier specified");
        }
        stage.put("deploymentId", deploymentId);
    }

    /** Publishes a stage as it is now; one that shows no deployment is not served. */
    Uni<Void> publish(Transaction tx, ObjectNode tree, ObjectNode stage) {
        String apiId = WebSocketTree.text(tree, "apiId");
        JsonNode deployment = tree.path(ALL).path(WebSocketTree.text(stage, "deploymentId"));
        if (deployment.isMissingNode()) {
            return Uni.createFrom().voidItem();
        }
        return tx.frozen(apiId, WebSocketTree.text(deployment, SNAPSHOT))
                .map(snapshot -> WebSocketTree.config(apiId, stage, snapshot))
                .invoke(Servable::check)
                .invoke(config -> tx.publish(ConfigKey.stage(apiId, WebSocketTree.text(stage, "stageName")), config))
                .replaceWithVoid();
    }

    /** After a change of the API: its stages with {@code autoDeploy} show a deployment of what it is now. */
    Uni<Void> afterChange(Transaction tx, ObjectNode tree) {
        List<ObjectNode> automatic = automaticStages(tree);
        if (automatic.isEmpty() || tree.path(Part.ROUTE.collection()).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return create(tx, tree, true).chain(deployment -> {
            Uni<Void> published = Uni.createFrom().voidItem();
            for (ObjectNode stage : automatic) {
                assign(tree, stage, WebSocketTree.text(deployment, "deploymentId"));
                published = published.chain(() -> publish(tx, tree, stage));
            }
            return published.chain(() -> dropStaleAutomatic(tx, tree));
        });
    }

    /** Automatic deployments that no stage shows any more would pile up with each change. */
    private static Uni<Void> dropStaleAutomatic(Transaction tx, ObjectNode tree) {
        List<String> stale = tree.path(ALL).properties().stream()
                .filter(entry -> entry.getValue().path("autoDeployed").asBoolean())
                .map(Map.Entry::getKey)
                .filter(id -> !isShown(tree, id))
                .toList();
        Uni<Void> dropped = Uni.createFrom().voidItem();
        for (String id : stale) {
            dropped = dropped.chain(() -> drop(tx, tree, id));
        }
        return dropped;
    }

    /** Removes a deployment, and what it froze where no other names the same. */
    static Uni<Void> drop(Transaction tx, ObjectNode tree, String id) {
        ObjectNode deployments = tree.withObjectProperty(ALL);
        String snapshot = WebSocketTree.text(deployments.path(id), SNAPSHOT);
        deployments.remove(id);
        boolean named = StreamSupport.stream(deployments.spliterator(), false)
                .anyMatch(other -> WebSocketTree.text(other, SNAPSHOT).equals(snapshot));
        return named ? Uni.createFrom().voidItem() : tx.forget(WebSocketTree.text(tree, "apiId"), snapshot);
    }

    static boolean isShown(ObjectNode tree, String deploymentId) {
        return StreamSupport.stream(tree.path("stages").spliterator(), false)
                .anyMatch(stage -> WebSocketTree.text(stage, "deploymentId").equals(deploymentId));
    }

    private static List<ObjectNode> automaticStages(ObjectNode tree) {
        return StreamSupport.stream(tree.path("stages").spliterator(), false)
                .filter(stage -> stage.path("autoDeploy").asBoolean())
                .map(stage -> (ObjectNode) stage)
                .toList();
    }
}
