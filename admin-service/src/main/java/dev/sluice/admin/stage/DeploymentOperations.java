package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.rest.ApiLimits;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.rest.EndpointTypes;
import dev.sluice.admin.rest.Parts;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Deployments: each freezes its API's tree as it is then. */
@ApplicationScoped
public class DeploymentOperations implements OperationGroup {

    private static final String ALL = "/restapis/{restapi_id}/deployments";
    private static final String ONE = ALL + "/{deployment_id}";
    private static final String NONE = "Invalid Deployment identifier specified";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/description", Value.TEXT)
            .build();

    private final Store store;
    private final Apis apis;
    private final Ids ids;
    private final ApiLimits limits;
    private final Clock clock;

    DeploymentOperations(Store store, Apis apis, Ids ids, ApiLimits limits, Clock clock) {
        this.limits = limits;
        this.store = store;
        this.apis = apis;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateDeployment", "POST", ALL, 201, this::create),
                Operation.aws(
                        "GetDeployments",
                        "GET",
                        ALL,
                        200,
                        call -> apis.read(call, Parts.list(call, "deployments", "id", DeploymentOperations::shown))),
                Operation.aws("GetDeployment", "GET", ONE, 200, this::get),
                Operation.aws("UpdateDeployment", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteDeployment", "DELETE", ONE, 202, this::delete));
    }

    /** The deployment of an API that this id names, or AWS's error. */
    static ObjectNode deployment(JsonNode tree, String id) {
        return ApiTree.part(tree.path("deployments").get(id), NONE);
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        return store.transact(tx -> tx.edit(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .chain(tree -> {
                    Map<Setting, Integer> before = limits.size(tree);
                    return deploy(tx, tree, call, input).invoke(() -> limits.check(before, tree));
                }));
    }

    private Uni<Reply> deploy(Transaction tx, ObjectNode tree, Call call, Input input) {
        checkDeployable(tree);
        String stageName = input.text("stageName");
        boolean canary = input.has(Canary.MEMBER);
        if (canary) {
            Canary.checkStage(tree, stageName);
        }
        return tx.freeze(tree.path("id").asText(), ApiTree.frozen(tree)).chain(hash -> {
            ObjectNode deployment = add(tree, input, hash);
            Reply reply = Reply.json(shown(deployment));
            if (stageName == null || stageName.isEmpty()) {
                return Uni.createFrom().item(reply);
            }
            ObjectNode stage = stage(tree, stageName, deployment.path("id").asText(), canary);
            StageInput.deployed(input, stage);
            Canary.put(input, stage, deployment.path("id").asText());
            Canary.check(tree, stage);
            StageHistory.note(stage, call, clock.instant());
            return Publication.of(tx, tree, stage).replaceWith(reply);
        });
    }

    private ObjectNode add(ObjectNode tree, Input input, String hash) {
        ObjectNode deployment = JsonNodeFactory.instance.objectNode().put("id", ids.six());
        String description = input.text("description");
        if (description != null) {
            deployment.put("description", description);
        }
        deployment.put("createdDate", clock.instant().getEpochSecond()).put("hash", hash);
        tree.withObjectProperty("deployments").set(deployment.path("id").asText(), deployment);
        return deployment;
    }

    /** The stage of that name, made where there is none, now serving the deployment unless that is for a canary. */
    private ObjectNode stage(ObjectNode tree, String name, String deploymentId, boolean canary) {
        long now = clock.instant().getEpochSecond();
        ObjectNode stages = tree.withObjectProperty("stages");
        if (!stages.has(name)) {
            stages.putObject(StageInput.name(name))
                    .put("stageName", name)
                    .put("cacheClusterEnabled", false)
                    .put("tracingEnabled", false)
                    .put("createdDate", now);
        }
        ObjectNode stage = stages.withObjectProperty(name).put("lastUpdatedDate", now);
        if (!canary && stage.has(Canary.MEMBER)) {
            throw AwsFault.badRequest("Stage " + name + " has a canary. It must be promoted and removed, or removed,"
                    + " before the stage is given another deployment");
        }
        return canary ? stage : stage.put("deploymentId", deploymentId);
    }

    /** With {@code embed=apisummary}, also which methods it has. */
    private Uni<Reply> get(Call call) {
        String id = call.path("restapi_id");
        return store.read(Kind.REST_API, id, apis.missing(call)).chain(tree -> {
            ObjectNode deployment = deployment(tree, call);
            ObjectNode shown = shown(deployment);
            if (!call.queryList("embed").contains("apisummary")) {
                return Uni.createFrom().item(Reply.json(shown));
            }
            return store.frozen(id, deployment.path("hash").asText()).map(frozen -> {
                shown.set("apiSummary", summary(frozen));
                return Reply.json(shown);
            });
        });
    }

    private static ObjectNode summary(ObjectNode frozen) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        for (JsonNode resource : frozen.path("resources")) {
            for (JsonNode method : resource.path("resourceMethods")) {
                summary.withObjectProperty(resource.path("path").asText())
                        .putObject(method.path("httpMethod").asText())
                        .put(
                                "authorizationType",
                                method.path("authorizationType").asText())
                        .put("apiKeyRequired", method.path("apiKeyRequired").asBoolean());
            }
        }
        return summary;
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateDeploymentInput");
        return apis.change(call, tree -> {
            ObjectNode deployment = deployment(tree, call);
            PATCHES.apply(deployment, operations);
            return shown(deployment);
        });
    }

    private Uni<Reply> delete(Call call) {
        return store.transact(tx -> tx.edit(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .chain(tree -> {
                    String hash = deployment(tree, call).path("hash").asText();
                    remove(tree, call.path("deployment_id"));
                    return names(tree, hash)
                            ? Uni.createFrom().voidItem()
                            : tx.forget(tree.path("id").asText(), hash);
                })
                .replaceWith(Reply.empty()));
    }

    private static void remove(ObjectNode tree, String id) {
        for (JsonNode stage : tree.path("stages")) {
            String canaryId = stage.path(Canary.MEMBER).path("deploymentId").asText();
            if (stage.path("deploymentId").asText().equals(id) || canaryId.equals(id)) {
                throw AwsFault.badRequest("Active stages pointing to this deployment must be moved or deleted");
            }
        }
        tree.withObjectProperty("deployments").remove(id);
    }

    private static boolean names(ObjectNode tree, String hash) {
        for (JsonNode deployment : tree.path("deployments")) {
            if (deployment.path("hash").asText().equals(hash)) {
                return true;
            }
        }
        return false;
    }

    private static void checkDeployable(ObjectNode tree) {
        boolean methods = false;
        for (JsonNode resource : tree.path("resources")) {
            for (JsonNode method : resource.path("resourceMethods")) {
                methods = true;
                if (!method.has("methodIntegration")) {
                    throw AwsFault.badRequest("No integration defined for method");
                }
            }
        }
        if (!methods) {
            throw AwsFault.badRequest("The REST API doesn't contain any methods");
        }
        if (EndpointTypes.isPrivate(tree.path("endpointConfiguration"))
                && tree.path("policy").asText().isEmpty()) {
            throw AwsFault.badRequest("Private REST API doesn't have a resource policy attached to it");
        }
    }

    private static ObjectNode deployment(ObjectNode tree, Call call) {
        return deployment(tree, call.path("deployment_id"));
    }

    private static ObjectNode shown(ObjectNode deployment) {
        return deployment.deepCopy().without("hash");
    }
}
