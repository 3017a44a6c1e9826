package dev.sluice.edge.remote;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.aws.KnownCredentials;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.ObjLongConsumer;

/** All that the edge leases from other services, and what it shows to those outside. */
public record Remotes(
        Decisions decisions,
        SigningKeys signingKeys,
        TokenLeases tokens,
        ResponseCache cache,
        KnownCredentials credentials) {

    /** {@code token} is the cluster credential. */
    public static Remotes of(Vertx vertx, Settings settings, String token, Clock clock) {
        Peers auth = new Peers(vertx, settings.list(Setting.AUTH_SERVICE_URL), token, 12_000);
        Peers limits = new Peers(vertx, settings.list(Setting.RATE_LIMIT_SERVICE_URL), token, 1_000);
        Peers cache = new Peers(vertx, settings.list(Setting.CACHE_SERVICE_URL), token, 300);
        ObjLongConsumer<Runnable> later =
                (action, millis) -> vertx.setTimer(Math.max(1, millis), fired -> action.run());
        return new Remotes(
                new Decisions(auth, clock),
                new SigningKeys(auth),
                new TokenLeases(limits, settings.instance("edge-router"), clock, later),
                new ResponseCache(cache, clock),
                KnownCredentials.of(settings, System.getenv()));
    }
}
