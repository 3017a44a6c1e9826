package dev.sluice.websocket.table;

import dev.sluice.websocket.integration.Backend;
import org.jspecify.annotations.Nullable;

/**
 * A compiled route.
 *
 * @param backend what it calls; null where it has no integration, and then a message to it fails
 * @param answers whether the client gets the backend's answer
 */
public record DeployedRoute(String key, @Nullable Backend backend, boolean answers) {

    public static final String CONNECT = "$connect";
    public static final String DISCONNECT = "$disconnect";
}
