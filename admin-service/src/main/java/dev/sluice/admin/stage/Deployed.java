package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;

/** Which deployment a stage serves. */
public final class Deployed {

    private Deployed() {}

    /** The deployment of a stage of an API's tree; its {@code hash} names what it froze. Throws AWS's NotFoundException. */
    public static JsonNode of(ObjectNode tree, String stageName) {
        JsonNode stage = tree.path("stages").path(stageName);
        JsonNode deployment =
                tree.path("deployments").path(stage.path("deploymentId").asText());
        if (deployment.isMissingNode()) {
            throw AwsFault.notFound("Invalid stage identifier specified");
        }
        return deployment;
    }
}
