package dev.sluice.admin.peer;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Whom this service asks. */
@Singleton
public class Peers {

    /** A backend may take 29 s for the head of its answer, and as long for the rest. */
    private static final long TRIAL_MILLIS = 65_000;

    private static final long AUTHORIZER_TRIAL_MILLIS = 15_000;

    private final Peer rateLimitService;
    private final Peer edgeRouter;
    private final Peer authService;

    Peers(Vertx vertx, Settings settings, ClusterToken token) {
        this.rateLimitService =
                new Peer(vertx, "rate-limit-service", settings.list(Setting.RATE_LIMIT_SERVICE_URL), token, 3_000);
        this.edgeRouter =
                new Peer(vertx, "edge-router", settings.list(Setting.EDGE_ROUTER_INTERNAL_URL), token, TRIAL_MILLIS);
        this.authService = new Peer(
                vertx, "auth-service", settings.list(Setting.AUTH_SERVICE_URL), token, AUTHORIZER_TRIAL_MILLIS);
    }

    /** What a method would answer. */
    public Peer edgeRouter() {
        return edgeRouter;
    }

    /** What an authorizer would say. */
    public Peer authService() {
        return authService;
    }

    /** How much was spent, and how much may be. */
    public Peer rateLimitService() {
        return rateLimitService;
    }
}
