package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canary of a stage, as the tree and AWS have it: its {@code canarySettings}. A patch of any of its members makes one
 * where there is none, of the stage's own deployment and with no traffic.
 *
 * <p>Source: recorded answers; AWS guide, "Promote a canary release".
 */
final class Canary {

    static final String MEMBER = "canarySettings";

    private static final String OVERRIDES = "stageVariableOverrides";
    private static final String PLACE = "/" + MEMBER;
    private static final List<String> TARGETS = List.of("/deploymentId", "/variables");
    private static final List<String> SOURCES = List.of(PLACE + "/deploymentId", PLACE + "/" + OVERRIDES);

    private Canary() {}

    /** Of a CreateStage, which may name the canary's deployment, or of a CreateDeployment, which is it. */
    static void put(Input input, ObjectNode stage, String deploymentId) {
        ObjectNode given = input.object(MEMBER);
        if (given == null) {
            return;
        }
        Input canary = new Input(given);
        String named = canary.text("deploymentId");
        Double percent = canary.number("percentTraffic");
        ObjectNode put = JsonNodeFactory.instance
                .objectNode()
                .put("percentTraffic", percent == null ? 0.0 : percent)
                .put("deploymentId", named == null ? deploymentId : named);
        ObjectNode overrides = canary.textMap(OVERRIDES);
        if (overrides != null && !overrides.isEmpty()) {
            put.set(OVERRIDES, overrides);
        }
        stage.set(MEMBER, put.put("useStageCache", canary.flag("useStageCache", false)));
    }

    /** Throws what AWS says where a canary release is to be deployed to a stage that is not there. */
    static void checkStage(JsonNode tree, @Nullable String stageName) {
        if (stageName == null || stageName.isEmpty()) {
            throw AwsFault.badRequest("Invalid deployment content specified.Non null and non empty stageName must be"
                    + " provided for canary deployment. Provided value is " + stageName);
        }
        if (!tree.path("stages").has(stageName)) {
            throw AwsFault.badRequest("Invalid deployment content specified.Stage " + stageName
                    + " must already be created before making a canary release deployment");
        }
    }

    /** What must hold of the canary of every stage of an API. */
    static void check(JsonNode tree, ObjectNode stage) {
        if (!stage.has(MEMBER)) {
            return;
        }
        JsonNode canary = stage.path(MEMBER);
        if (!tree.path("deployments").has(canary.path("deploymentId").asText())) {
            throw AwsFault.badRequest("Deployment id does not exist");
        }
        double percent = canary.path("percentTraffic").asDouble();
        if (!(percent >= 0 && percent <= 100)) {
            throw AwsFault.badRequest("Invalid percentTraffic specified: must be between 0.0 and 100.0");
        }
        StageInput.checkVariables(canary.path(OVERRIDES));
    }

    static PatchTable.Builder rules(PatchTable.Builder table) {
        return table.rule(PLACE, Edit.member(MEMBER, Value.TEXT), Op.REMOVE)
                .rule(PLACE + "/percentTraffic", within(Edit.member("percentTraffic", Value.DECIMAL)), Op.REPLACE)
                .rule(PLACE + "/useStageCache", within(Edit.member("useStageCache", Value.FLAG)), Op.REPLACE)
                .rule(PLACE + "/deploymentId", within(Edit.member("deploymentId", Value.TEXT)), Op.REPLACE)
                .rule(PLACE + "/" + OVERRIDES, within(Edit.optional(OVERRIDES, StageInput::wholeMap)), Op.REPLACE)
                .rule(
                        PLACE + "/" + OVERRIDES + "/{name}",
                        within(Edit.entryOrNew(OVERRIDES, Value.TEXT, "Invalid stage variable name specified")),
                        Op.REPLACE,
                        Op.REMOVE)
                .rule("/deploymentId", Canary::promote, Op.COPY)
                .rule("/variables", Canary::promote, Op.COPY);
    }

    static AwsFault wrongCopy(PatchOperation operation) {
        return AwsFault.badRequest("Invalid copy operation with path: " + operation.path() + " and from "
                + operation.from() + ". Valid copy:path are " + TARGETS + " and valid copy:from are " + SOURCES);
    }

    private static Edit within(Edit edit) {
        return (stage, captured, operation) -> {
            if (!stage.has(MEMBER)) {
                stage.putObject(MEMBER)
                        .put("percentTraffic", 0.0)
                        .put("deploymentId", stage.path("deploymentId").asText())
                        .put("useStageCache", false);
            }
            edit.apply(stage.withObjectProperty(MEMBER), captured, operation);
        };
    }

    /** The variables of the canary are put over those of the stage, which keeps the others. */
    private static void promote(ObjectNode stage, List<String> captured, PatchOperation operation) {
        int source = SOURCES.indexOf(String.valueOf(operation.from()));
        if (source < 0 || source != TARGETS.indexOf(operation.path())) {
            throw wrongCopy(operation);
        }
        if (!stage.has(MEMBER)) {
            throw AwsFault.badRequest("Promotion not available. Canary does not exist.");
        }
        JsonNode canary = stage.path(MEMBER);
        if (source == 0) {
            stage.set("deploymentId", canary.path("deploymentId"));
        } else if (canary.path(OVERRIDES) instanceof ObjectNode overrides) {
            stage.withObjectProperty("variables").setAll(overrides);
        }
    }
}
