package dev.sluice.edge.server;

import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.remote.Remotes;
import dev.sluice.edge.remote.TokenLeases;
import dev.sluice.follower.ConfigFollower;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The edge router's life: put together at the start, ready once the config is caught up, drained at the end. */
@ApplicationScoped
@Readiness
public class EdgeRouter implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(EdgeRouter.class);
    private static final String SERVICE = "edge-router";

    private final Vertx vertx;
    private final MeterRegistry registry;
    private final Means means;
    private @Nullable ConfigFollower follower;
    private @Nullable Remotes remotes;
    private @Nullable String deployment;
    private final Drain drain = new Drain();
    private Duration drainTime = Duration.ZERO;

    public EdgeRouter(Vertx vertx, MeterRegistry registry, Means means) {
        this.vertx = vertx;
        this.registry = registry;
        this.means = means;
    }

    void start(@Observes StartupEvent event) throws Exception {
        Settings settings = Settings.from(System.getenv());
        String token = settings.secret(Setting.CLUSTER_TOKEN_FILE).orElseThrow();
        drainTime = Duration.ofSeconds(settings.number(Setting.DRAIN_SECONDS));
        Clock clock = Clock.systemUTC();
        Remotes leased = Remotes.of(vertx, settings, token, clock);
        remotes = leased;
        LiveTable table = new LiveTable(leased);
        Metrics metrics = new Metrics(registry);
        int loops = settings.number(Setting.EDGE_EVENT_LOOPS);
        DeploymentOptions instances = new DeploymentOptions()
                .setInstances(loops > 0 ? loops : Runtime.getRuntime().availableProcessors());
        deployment = vertx.deployVerticle(
                        () -> new EdgeVerticle(settings, leased, table, metrics, clock, drain, means), instances)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        follower = new ConfigFollower(KafkaAccess.of(settings), settings.instance(SERVICE), SERVICE, table).start();
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        if (!drain.await(drainTime)) {
            LOG.warnf("requests were still under way after %s", drainTime);
        }
        if (follower != null) {
            follower.close();
        }
        if (deployment != null) {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
        if (remotes != null) {
            Promise<Void> returned = Promise.promise();
            TokenLeases tokens = remotes.tokens();
            vertx.runOnContext(go -> tokens.returnAll().onComplete(returned));
            returned.future().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
        }
    }

    @Override
    public HealthCheckResponse call() {
        boolean ready = follower != null && follower.caughtUp() && !drain.draining();
        return HealthCheckResponse.named("config").status(ready).build();
    }
}
