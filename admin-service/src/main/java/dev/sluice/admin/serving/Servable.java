package dev.sluice.admin.serving;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.CanarySettings;
import dev.sluice.contract.config.StageConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether routers can serve a stage, decided before it is published: one that they refused would leave the version before
 * it in force, be that more open than the new one. Not every fault of an API is one: what AWS finds out when a method is
 * called is found out then here too.
 */
public final class Servable {

    private Servable() {}

    /** Throws AWS's BadRequestException that names the method or route, and what is wrong with it. */
    public static void check(StageConfig stage) {
        RestApi rest = stage.rest();
        WebSocketApi webSocket = stage.webSocket();
        Map<String, String> variables = stage.settings().variables();
        try {
            if (rest != null) {
                new RestRules(rest, variables).check();
                checkCanary(stage.canary(), rest, variables);
            }
            if (webSocket != null) {
                new WebSocketRules(webSocket, variables).check();
            }
        } catch (Unservable e) {
            throw AwsFault.badRequest("This API cannot be deployed: " + e.getMessage());
        }
    }

    private static void checkCanary(@Nullable CanarySettings canary, RestApi own, Map<String, String> variables) {
        if (canary != null) {
            Map<String, String> all = new LinkedHashMap<>(variables);
            all.putAll(canary.stageVariableOverrides());
            new RestRules(canary.rest() == null ? own : canary.rest(), all).check();
        }
    }
}
