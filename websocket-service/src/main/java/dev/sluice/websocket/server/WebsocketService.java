package dev.sluice.websocket.server;

import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.follower.ConfigFollower;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The service's life: put together at the start, ready once the config is caught up, drained at the end. */
@ApplicationScoped
@Readiness
public class WebsocketService implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WebsocketService.class);
    private static final String SERVICE = "websocket-service";
    private static final int START_SECONDS = 30;

    private final Vertx vertx;
    private final MeterRegistry registry;
    private final Settings settings;
    private final Clock clock;
    private @Nullable SocketService sockets;
    private @Nullable ConfigFollower follower;
    private @Nullable String deployment;

    public WebsocketService(Vertx vertx, MeterRegistry registry, Settings settings, Clock clock) {
        this.vertx = vertx;
        this.registry = registry;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) throws Exception {
        var service = new SocketService(vertx, settings, registry, clock);
        sockets = service;
        deployment = await(service.start(), START_SECONDS);
        follower = new ConfigFollower(KafkaAccess.of(settings), settings.instance(SERVICE), SERVICE, service.stages())
                .start();
        LOG.infof("WebSocket connections on port %d", service.port());
    }

    /** Not ready any more, then without connections, then gone. */
    void stop(@Observes ShutdownEvent event) throws Exception {
        ConfigFollower following = follower;
        follower = null;
        if (following != null) {
            following.close();
        }
        if (sockets != null && deployment != null) {
            await(sockets.stop(deployment), settings.number(Setting.DRAIN_SECONDS));
        }
    }

    @Override
    public HealthCheckResponse call() {
        ConfigFollower following = follower;
        return HealthCheckResponse.named("config")
                .status(following != null && following.caughtUp())
                .build();
    }

    private static <T extends @Nullable Object> T await(Future<T> future, int seconds)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    }
}
