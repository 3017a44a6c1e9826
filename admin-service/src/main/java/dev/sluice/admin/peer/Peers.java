package dev.sluice.admin.peer;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Whom this service asks. */
@Singleton
public class Peers {

    private final Peer rateLimitService;

    Peers(Vertx vertx, Settings settings, ClusterToken token) {
        this.rateLimitService =
                new Peer(vertx, "rate-limit-service", settings.list(Setting.RATE_LIMIT_SERVICE_URL), token, 3_000);
    }

    /** How much was spent, and how much may be. */
    public Peer rateLimitService() {
        return rateLimitService;
    }
}
