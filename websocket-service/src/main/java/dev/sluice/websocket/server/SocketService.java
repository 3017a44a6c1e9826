package dev.sluice.websocket.server;

import dev.sluice.aws.KnownCredentials;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.engine.work.Workbench;
import dev.sluice.websocket.connection.Connections;
import dev.sluice.websocket.connection.Limits;
import dev.sluice.websocket.integration.BackendCompiler;
import dev.sluice.websocket.table.Stages;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service without its framework: what is deployed, what is open, and the event loops that serve both. */
final class SocketService {

    private final Vertx vertx;
    private final Settings settings;
    private final ClusterToken token;
    private final KnownCredentials credentials;
    private final Clock clock;
    private final Connections connections;
    private final Stages stages;
    private final Workbench bench;
    private final CopyOnWriteArrayList<SocketVerticle> verticles = new CopyOnWriteArrayList<>();

    SocketService(Vertx vertx, Settings settings, MeterRegistry registry, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.bench = Workbench.of(settings);
        this.token = ClusterToken.of(settings);
        this.credentials = KnownCredentials.of(settings, System.getenv());
        this.connections = new Connections(Limits.of(settings), clock, registry);
        this.stages = new Stages(new BackendCompiler(), connections::closeStage);
    }

    /** What follows the config. */
    Stages stages() {
        return stages;
    }

    /** Completes with the deployment's id once every event loop listens. */
    Future<String> start() {
        int loops = settings.number(Setting.WEBSOCKET_EVENT_LOOPS);
        int instances = loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
        return vertx.deployVerticle(this::verticle, new DeploymentOptions().setInstances(instances));
    }

    /** Ends every connection as a server that goes away does, and then stops listening. */
    Future<Void> stop(String deployment) {
        return connections.stop().eventually(() -> vertx.undeploy(deployment)).onComplete(done -> bench.close());
    }

    int port() {
        return verticles.getFirst().port();
    }

    private SocketVerticle verticle() {
        var verticle = new SocketVerticle(settings, token, credentials, stages, connections, clock, bench);
        verticles.add(verticle);
        return verticle;
    }
}
