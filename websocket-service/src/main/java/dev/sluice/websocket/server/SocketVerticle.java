package dev.sluice.websocket.server;

import dev.sluice.aws.KnownCredentials;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.engine.work.Workbench;
import dev.sluice.websocket.connection.Connections;
import dev.sluice.websocket.connection.Limits;
import dev.sluice.websocket.integration.Clients;
import dev.sluice.websocket.table.Stages;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One event loop: its listener and its connections to backends. All of them share the port and what is deployed. */
final class SocketVerticle extends AbstractVerticle {

    private final Settings settings;
    private final ClusterToken token;
    private final KnownCredentials credentials;
    private final Stages stages;
    private final Connections connections;
    private final Clock clock;
    private final Workbench bench;
    private @Nullable HttpServer server;

    /** {@code credentials} are for AWS. */
    SocketVerticle(
            Settings settings,
            ClusterToken token,
            KnownCredentials credentials,
            Stages stages,
            Connections connections,
            Clock clock,
            Workbench bench) {
        this.settings = settings;
        this.token = token;
        this.credentials = credentials;
        this.stages = stages;
        this.connections = connections;
        this.clock = clock;
        this.bench = bench;
    }

    @Override
    public void start(Promise<Void> started) {
        var random = new SecureRandom();
        var routing = new Routing(stages, Clients.of(vertx, settings, credentials, clock, bench), clock, random);
        var handshakes =
                new Handshakes(stages, connections, routing, context, clock, random, settings.number(Setting.REPLICA));
        HttpServer listener = vertx.createHttpServer(options())
                .requestHandler(new Door(token, handshakes, new ConnectionCalls(connections)));
        server = listener;
        listener.listen().<Void>mapEmpty().onComplete(started);
    }

    /** Where it listens: the port that was asked for, or the one that was free. */
    int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** Frames may be a little larger here than they may be at all, so that the refusal is ours, with its code. */
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.get(Setting.BIND))
                .setPort(settings.number(Setting.WEBSOCKET_SERVICE_PORT))
                .setMaxInitialLineLength(10_240)
                .setMaxHeaderSize(16_384)
                .setTcpNoDelay(true)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(Limits.MESSAGE);
    }
}
