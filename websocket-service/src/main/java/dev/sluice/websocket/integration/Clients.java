package dev.sluice.websocket.integration;

import dev.sluice.aws.KnownCredentials;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.engine.integration.AwsServices;
import dev.sluice.engine.integration.BackendClient;
import dev.sluice.engine.integration.Backends;
import dev.sluice.engine.work.Workbench;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * What one event loop calls backends by: over HTTP as it is, or addressed and signed first where they are AWS's.
 *
 * @param bench of all loops, for templates that take long
 */
public record Clients(Backends http, AwsServices aws, Workbench bench) {

    /** Throws {@link IllegalArgumentException} naming a setting that cannot be read. */
    public static Clients of(
            Vertx vertx, Settings settings, KnownCredentials credentials, Clock clock, Workbench bench) {
        var http = new BackendClient(vertx, settings.number(Setting.BACKEND_CONNECTIONS));
        return new Clients(http, new AwsServices(settings, credentials, http, clock), bench);
    }
}
