package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.wire.Call;
import java.time.Instant;

/** Which deployments a stage has served, since when and by whom: a member of the stage's tree that AWS does not show. */
final class StageHistory {

    static final String MEMBER = "history";

    private static final int KEPT = 100;

    private StageHistory() {}

    /** To be told of each change of a stage, whatever it was. */
    static void note(ObjectNode stage, Call call, Instant now) {
        ArrayNode history = stage.withArrayProperty(MEMBER);
        String deploymentId = stage.path("deploymentId").asText();
        if (!history.isEmpty()
                && history.get(history.size() - 1).path("deploymentId").asText().equals(deploymentId)) {
            return;
        }
        history.addObject()
                .put("deploymentId", deploymentId)
                .put("since", now.getEpochSecond())
                .put("by", call.caller().keyId());
        if (history.size() > KEPT) {
            history.remove(0);
        }
    }

    /**
     * Newest first; {@code until} is absent for the deployment that is served. A deployment that is still there comes with
     * the patch operations of the UpdateStage that would bring it back.
     */
    static ObjectNode shown(JsonNode tree, ObjectNode stage) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("item");
        JsonNode history = stage.path(MEMBER);
        for (int i = history.size() - 1; i >= 0; i--) {
            ObjectNode item = items.addObject().setAll((ObjectNode) history.get(i));
            JsonNode deployment =
                    tree.path("deployments").path(item.path("deploymentId").asText());
            if (deployment.has("description")) {
                item.set("description", deployment.get("description"));
            }
            if (i + 1 < history.size()) {
                item.set("until", history.get(i + 1).get("since"));
                if (!deployment.isMissingNode()) {
                    rollback(item);
                }
            }
        }
        return answer;
    }

    private static void rollback(ObjectNode item) {
        item.putObject("rollback")
                .putArray("patchOperations")
                .addObject()
                .put("op", "replace")
                .put("path", "/deploymentId")
                .set("value", item.get("deploymentId"));
    }
}
