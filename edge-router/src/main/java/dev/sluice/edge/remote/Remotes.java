package dev.sluice.edge.remote;

import dev.sluice.aws.KnownCredentials;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
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
        List<String> auth = settings.list(Setting.AUTH_SERVICE_URL);
        // A function may take its ten seconds: what is decided without one must not wait behind it.
        Peers functions = new Peers(vertx, auth, token, 12_000, 512);
        Peers tokens = new Peers(vertx, auth, token, 5_000, 64);
        Peers keys = new Peers(vertx, auth, token, 2_000, 16);
        Peers limits = new Peers(vertx, settings.list(Setting.RATE_LIMIT_SERVICE_URL), token, 1_000, 32);
        Peers cache = new Peers(vertx, settings.list(Setting.CACHE_SERVICE_URL), token, 300, 32);
        ObjLongConsumer<Runnable> later =
                (action, millis) -> vertx.setTimer(Math.max(1, millis), fired -> action.run());
        return new Remotes(
                new Decisions(tokens, functions, clock),
                new SigningKeys(keys, settings.get(Setting.REGION), clock),
                new TokenLeases(limits, settings.instance("edge-router"), clock, later),
                new ResponseCache(cache, clock, later),
                KnownCredentials.of(settings, System.getenv()));
    }
}
