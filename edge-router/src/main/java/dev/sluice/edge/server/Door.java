package dev.sluice.edge.server;

import dev.sluice.contract.config.DomainConfig.BasePathMapping;
import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.Arrival;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.LiveRequest;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.exchange.RequestIds;
import dev.sluice.edge.explain.Explainer;
import dev.sluice.edge.pipeline.FaultReply;
import dev.sluice.edge.pipeline.Pipeline;
import dev.sluice.edge.pipeline.Unrouted;
import dev.sluice.edge.table.IntegrationPlan;
import dev.sluice.edge.table.Route;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.edge.table.RouteTree;
import dev.sluice.edge.table.Segments;
import dev.sluice.edge.table.Stage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes each request in: finds what it addresses, runs its steps, and sees to it that there is exactly one answer. */
final class Door implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(Door.class);

    /** For what a request waits for beside its backend. */
    private static final long MARGIN_MILLIS = 15_000;

    private final Supplier<RouteTable> table;
    private final Pipeline pipeline;
    private final Unrouted unrouted;
    private final Explainer explainer;
    private final WebSockets webSockets;
    private final Metrics metrics;
    private final Clock clock;
    private final Account account;
    private final Means means;
    private final Drain drain;
    private final HttpDate date;

    Door(
            Supplier<RouteTable> table,
            Pipeline pipeline,
            Unrouted unrouted,
            Explainer explainer,
            WebSockets webSockets,
            Metrics metrics,
            Clock clock,
            Account account,
            Means means,
            Drain drain) {
        this.table = table;
        this.pipeline = pipeline;
        this.unrouted = unrouted;
        this.explainer = explainer;
        this.webSockets = webSockets;
        this.metrics = metrics;
        this.clock = clock;
        this.account = account;
        this.means = means;
        this.drain = drain;
        this.date = new HttpDate(clock);
    }

    /** A client that does not read its answers is not given the next, or they would pile up here. */
    @Override
    public void handle(HttpServerRequest request) {
        request.pause();
        HttpServerResponse response = request.response();
        if (request.version() != HttpVersion.HTTP_2 && response.writeQueueFull()) {
            response.drainHandler(read -> {
                response.drainHandler(null);
                take(request);
            });
        } else {
            take(request);
        }
    }

    private void take(HttpServerRequest request) {
        drain.enter();
        request.response().endHandler(ended -> drain.leave());
        RouteTable now = table.get();
        Responder responder = new Responder(request, RequestIds.next(), now.version(), drain.draining(), date);
        try {
            handle(request, now, responder);
        } catch (RuntimeException | StackOverflowError e) {
            responder.send(failure(responder.ids(), e));
        }
    }

    /** For a request that is none, or whose head is too large to be read; nothing more is read of its connection. */
    void invalid(HttpServerRequest request) {
        if (HeadLimit.brokenOff(request)) {
            new Responder(request, RequestIds.next(), table.get().version(), true, date)
                    .send(FaultReply.of(Fault.HEAD_TOO_LARGE));
            request.connection().close();
        } else {
            HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
        }
    }

    private void handle(HttpServerRequest request, RouteTable now, Responder responder) {
        if (HeadLimit.exceeded(request)) {
            responder.send(FaultReply.of(Fault.HEAD_TOO_LARGE));
            return;
        }
        Address address = address(request, now);
        Stage stage = address == null ? null : now.stage(address.apiId(), address.stage());
        if (address == null || stage == null) {
            responder.send(FaultReply.of(Fault.UNKNOWN_API));
            return;
        }
        Arrival arrival =
                new Arrival(new LiveRequest(request), address, now, clock.instant(), responder.ids(), account, means);
        switch (stage) {
            case Stage.Rest rest -> rest(request, arrival, rest, responder);
            case Stage.Split split -> rest(request, arrival, split.drawn(ThreadLocalRandom.current()), responder);
            case Stage.WebSocket socket -> webSockets.handle(request, arrival, responder);
        }
    }

    private static @Nullable Address address(HttpServerRequest request, RouteTable now) {
        var authority = request.authority();
        String domainName = Address.domainName(authority == null ? null : authority.host());
        String path = Objects.requireNonNullElse(request.path(), "/");
        List<BasePathMapping> custom = now.domains().of(domainName);
        return custom == null ? Address.of(domainName, path) : Address.of(domainName, custom, path);
    }

    private void rest(HttpServerRequest request, Arrival arrival, Stage.Rest stage, Responder responder) {
        if (stage.options().customDomainsOnly() && arrival.address().basePath() == null) {
            responder.send(FaultReply.of(Fault.UNKNOWN_API));
            return;
        }
        long started = System.nanoTime();
        String path = arrival.address().path();
        RouteTree.Match match = Segments.climb(path)
                ? null
                : stage.routes().find(arrival.request().method().name(), path);
        Exchange exchange = match == null
                ? new Exchange(arrival, stage, Route.NONE, Map.of())
                : new Exchange(arrival, stage, match.route(), match.pathParameters());
        HttpServerResponse response = request.response();
        response.endHandler(ended -> {
            drain.leave();
            Idle.asUsual(request);
            if (response.closed()) {
                exchange.over();
            }
        });
        IntegrationPlan plan = exchange.route().integration();
        Idle.atLeast(
                request.connection(),
                MARGIN_MILLIS
                        + (plan.streamed()
                                ? Math.max(plan.timeoutMillis(), means.silenceMillis())
                                : plan.timeoutMillis()));
        Explainer.Case explained = explainer.asked(exchange);
        Future<Reply> answer = answer(exchange, explained);
        answer.onComplete(done -> {
            Reply reply = affordable(exchange, done.succeeded() ? done.result() : failure(exchange, done.cause()));
            if (explained == null) {
                send(exchange, reply, responder);
            } else {
                explained
                        .told(reply, done)
                        .onComplete(told -> send(
                                exchange,
                                affordable(
                                        exchange, told.succeeded() ? told.result() : failure(exchange, told.cause())),
                                responder));
            }
            metrics.answered(exchange, reply.status(), started);
        });
    }

    /** An answer that is all there takes memory for as long as its client takes to read it. */
    private static Reply affordable(Exchange exchange, Reply reply) {
        if (reply.body() instanceof Reply.Bytes(Buffer bytes)) {
            try {
                exchange.holdOnly(bytes.length());
            } catch (FaultException noRoom) {
                return failure(exchange, noRoom);
            }
        }
        return reply;
    }

    private static void send(Exchange exchange, Reply reply, Responder responder) {
        responder.send(reply).onComplete(sent -> exchange.over());
    }

    private Future<Reply> answer(Exchange exchange, Explainer.@Nullable Case explained) {
        if (exchange.route() == Route.NONE) {
            return unrouted.answer(exchange);
        }
        if (tooLarge(exchange.request())) {
            return Future.failedFuture(new FaultException(Fault.REQUEST_TOO_LARGE, "turned away"));
        }
        return explained == null ? pipeline.run(exchange) : explained.run();
    }

    private static Reply failure(Exchange exchange, @Nullable Throwable cause) {
        if (cause instanceof FaultException fault) {
            LOG.debugf("%s %s: %s", exchange.ids().requestId(), fault.fault(), fault.getMessage());
            return FaultReply.of(fault, exchange);
        }
        failure(exchange.ids(), cause);
        return FaultReply.of(new FaultException(Fault.API_CONFIGURATION_ERROR, "unexpected"), exchange);
    }

    private static Reply failure(RequestIds ids, @Nullable Throwable cause) {
        if (cause instanceof VertxException gone) {
            LOG.debugf("the client of request %s is gone: %s", ids.requestId(), gone.getMessage());
        } else {
            LOG.errorf(cause, "request %s failed", ids.requestId());
        }
        return FaultReply.of(Fault.API_CONFIGURATION_ERROR);
    }

    private boolean tooLarge(Request request) {
        String length = request.getHeader("Content-Length");
        return length != null
                && length.length() > 7
                && (length.length() > 18 || Long.parseLong(length) > means.bodyLimit());
    }
}
