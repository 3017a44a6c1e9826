package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/** Stages of a WebSocket API: what is published is a stage with the deployment that it shows. */
@ApplicationScoped
public class StageOperations implements OperationGroup {

    private static final String ALL = "/v2/apis/{apiId}/stages";
    private static final String ONE = ALL + "/{stageName}";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,128}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9-._~:/?#&=,]*");

    private static final Members CHANGEABLE = Members.of()
            .with(MemberType.TEXT, "clientCertificateId", "description")
            .with(MemberType.FLAG, "autoDeploy")
            .with(MemberType.TEXT_MAP, "stageVariables")
            .with(MemberType.OBJECT, "accessLogSettings", "defaultRouteSettings", "routeSettings");
    private static final Members STATED = CHANGEABLE.with(MemberType.TEXT_MAP, "tags");

    private final WebSocketApis apis;
    private final Deployments deployments;

    StageOperations(WebSocketApis apis, Deployments deployments) {
        this.apis = apis;
        this.deployments = deployments;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateStage", "POST", ALL, 201, this::create),
                Operation.aws("GetStages", "GET", ALL, 200, this::list),
                Operation.aws("GetStage", "GET", ONE, 200, this::get),
                Operation.aws("UpdateStage", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteStage", "DELETE", ONE, 204, this::delete),
                Operation.aws("DeleteAccessLogSettings", "DELETE", ONE + "/accesslogsettings", 204, this::noLog),
                Operation.aws("ResetAuthorizersCache", "DELETE", ONE + "/cache/authorizers", 204, this::flush),
                Operation.aws("DeleteRouteSettings", "DELETE", ONE + "/routesettings/{routeKey}", 204, this::noRoute));
    }

    /** AWS's NotFoundException where the API has no stage of that name. */
    static ObjectNode stage(ObjectNode tree, String name) {
        if (tree.path("stages").get(name) instanceof ObjectNode stage) {
            return stage;
        }
        throw AwsFault.notFound("Invalid stage identifier specified");
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        String name = input.requiredText("stageName");
        if (!NAME.matcher(name).matches()) {
            throw AwsFault.badRequest("Stage name only allows a-zA-Z0-9_-.");
        }
        return apis.change(call, (tx, tree) -> {
            ObjectNode stages = tree.withObjectProperty("stages");
            if (stages.has(name)) {
                throw AwsFault.conflict("Stage already exists");
            }
            String now = deployments.now();
            ObjectNode stage = stages.putObject(name)
                    .put("stageName", name)
                    .put("autoDeploy", false)
                    .put("createdDate", now)
                    .put("lastUpdatedDate", now);
            stage.putObject("defaultRouteSettings")
                    .put("dataTraceEnabled", false)
                    .put("detailedMetricsEnabled", false)
                    .put("loggingLevel", "OFF");
            STATED.create(input, stage);
            return show(tx, tree, stage, input);
        });
    }

    private Uni<Reply> list(Call call) {
        return apis.read(call, tree -> Items.of(call, tree.path("stages"), "stageName"));
    }

    private Uni<Reply> get(Call call) {
        return apis.read(call, tree -> Part.shown(stage(tree, call.path("stageName"))));
    }

    private Uni<Reply> update(Call call) {
        Input input = call.input();
        return apis.change(call, (tx, tree) -> {
            ObjectNode stage = stage(tree, call.path("stageName"));
            CHANGEABLE.update(input, stage);
            stage.put("lastUpdatedDate", deployments.now());
            return show(tx, tree, stage, input);
        });
    }

    private Uni<Reply> delete(Call call) {
        String name = call.path("stageName");
        return apis.change(call, (tx, tree) -> {
            stage(tree, name);
            tree.withObjectProperty("stages").remove(name);
            tx.publish(ConfigKey.stage(call.path("apiId"), name), null);
            return Uni.createFrom().item(Reply.empty());
        });
    }

    private Uni<Reply> flush(Call call) {
        String name = call.path("stageName");
        return apis.change(call, (tx, tree) -> {
            stage(tree, name);
            tx.signal(new Signal(Signal.Type.FLUSH_STAGE_AUTHORIZERS, call.path("apiId"), name));
            return Uni.createFrom().item(Reply.empty());
        });
    }

    private Uni<Reply> noLog(Call call) {
        return apis.change(call, (tx, tree) -> {
            stage(tree, call.path("stageName")).remove("accessLogSettings");
            return Uni.createFrom().item(Reply.empty());
        });
    }

    private Uni<Reply> noRoute(Call call) {
        return apis.change(call, (tx, tree) -> {
            ObjectNode stage = stage(tree, call.path("stageName"));
            stage.withObjectProperty("routeSettings").remove(call.path("routeKey"));
            return deployments.publish(tx, tree, stage).replaceWith(Reply.empty());
        });
    }

    /** Points the stage at the deployment that is stated, or at a new one where it deploys by itself; publishes it. */
    private Uni<Reply> show(Transaction tx, ObjectNode tree, ObjectNode stage, Input input) {
        check(stage);
        String deploymentId = input.text("deploymentId");
        if (deploymentId != null && !deploymentId.isEmpty()) {
            Deployments.assign(tree, stage, deploymentId);
        }
        boolean automatic = stage.path("autoDeploy").asBoolean() && deploymentId == null;
        Uni<Void> shown = automatic ? deployments.afterChange(tx, tree) : deployments.publish(tx, tree, stage);
        return shown.replaceWith(() -> Reply.json(Part.shown(stage)));
    }

    private static void check(ObjectNode stage) {
        stage.path("stageVariables").properties().forEach(variable -> {
            if (!VARIABLE.matcher(variable.getValue().asText()).matches()) {
                throw AwsFault.badRequest("Stage variable value for '" + variable.getKey()
                        + "' contains a character that is not allowed");
            }
        });
    }
}
