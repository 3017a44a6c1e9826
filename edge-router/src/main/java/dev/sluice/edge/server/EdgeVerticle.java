package dev.sluice.edge.server;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.explain.Explainer;
import dev.sluice.edge.integration.AnswerLimits;
import dev.sluice.edge.integration.BackendWatch;
import dev.sluice.edge.integration.Integrations;
import dev.sluice.edge.integration.Links;
import dev.sluice.edge.integration.WatchedBackends;
import dev.sluice.edge.pipeline.Pipeline;
import dev.sluice.edge.pipeline.Signatures;
import dev.sluice.edge.pipeline.Unrouted;
import dev.sluice.edge.remote.Remotes;
import dev.sluice.engine.integration.AwsServices;
import dev.sluice.engine.integration.BackendClient;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One event loop of the edge: its listeners, its connections to backends, and its copy of the pipeline. */
final class EdgeVerticle extends AbstractVerticle {

    /** HTTP/2 counts 32 bytes more for each header than there are (RFC 9113 §6.5.2). */
    private static final long HEADER_LIST = 4L * HeadLimit.BYTES;

    private final Settings settings;
    private final ClusterToken token;
    private final Remotes remotes;
    private final LiveTable table;
    private final Metrics metrics;
    private final Clock clock;
    private final Drain drain;
    private final Means means;

    EdgeVerticle(
            Settings settings,
            Remotes remotes,
            LiveTable table,
            Metrics metrics,
            Clock clock,
            Drain drain,
            Means means) {
        this.settings = settings;
        this.token = ClusterToken.of(settings);
        this.remotes = remotes;
        this.table = table;
        this.metrics = metrics;
        this.clock = clock;
        this.drain = drain;
        this.means = means;
    }

    @Override
    public void start(Promise<Void> started) {
        BackendClient backends = new BackendClient(vertx, settings.number(Setting.BACKEND_CONNECTIONS));
        AwsServices services = new AwsServices(settings, remotes.credentials(), backends, clock);
        Links links = new Links(settings);
        Account account = new Account(settings.get(Setting.REGION), settings.get(Setting.ACCOUNT));
        Holders holders = new Holders(settings.list(Setting.WEBSOCKET_SERVICE_URL));
        Signatures signatures = new Signatures(remotes.signingKeys(), clock);
        Door door = new Door(
                table::current,
                new Pipeline(remotes, integrations(backends, services, links), clock, account),
                new Unrouted(signatures, account),
                new Explainer(
                        token,
                        clock,
                        watch -> new Pipeline(remotes, watched(backends, watch, services, links), clock, account)),
                new WebSockets(vertx, holders, signatures, token.value()),
                metrics,
                clock,
                account,
                means,
                drain);
        List<Future<?>> listening = new ArrayList<>();
        for (HttpServerOptions options : listeners()) {
            listening.add(vertx.createHttpServer(options)
                    .invalidRequestHandler(door::invalid)
                    .requestHandler(door)
                    .connectionHandler(Pipelining::limit)
                    .listen());
        }
        Future.all(listening).<Void>mapEmpty().onComplete(started);
    }

    private Integrations watched(BackendClient backends, BackendWatch watch, AwsServices services, Links links) {
        int limit = settings.number(Setting.REQUEST_BODY_LIMIT);
        return integrations(new WatchedBackends(backends, vertx, watch, limit), services, links);
    }

    private Integrations integrations(Backends backends, AwsServices services, Links links) {
        return new Integrations(vertx, backends, services, links, AnswerLimits.of(settings));
    }

    private List<HttpServerOptions> listeners() {
        List<HttpServerOptions> listeners = new ArrayList<>();
        listeners.add(options(Setting.EDGE_ROUTER_PORT));
        if (!settings.get(Setting.EDGE_TLS_CERTIFICATE_FILE).isEmpty()) {
            listeners.add(options(Setting.EDGE_ROUTER_TLS_PORT)
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(settings.get(Setting.EDGE_TLS_CERTIFICATE_FILE))
                            .setKeyPath(settings.get(Setting.EDGE_TLS_KEY_FILE))));
        }
        return listeners;
    }

    /** A head is read as far as either of its parts may reach alone; the {@link Door} looks at both together. */
    private HttpServerOptions options(Setting port) {
        return new HttpServerOptions()
                .setHost(settings.get(Setting.BIND))
                .setPort(settings.number(port))
                .setMaxInitialLineLength(HeadLimit.BYTES)
                .setMaxHeaderSize(2 * HeadLimit.BYTES)
                .setInitialSettings(new Http2Settings()
                        .setMaxHeaderListSize(HEADER_LIST)
                        .setMaxConcurrentStreams(HttpServerOptions.DEFAULT_INITIAL_SETTINGS_MAX_CONCURRENT_STREAMS))
                .setIdleTimeout(Idle.SECONDS)
                .setTcpNoDelay(true)
                .setHandle100ContinueAutomatically(true);
    }
}
