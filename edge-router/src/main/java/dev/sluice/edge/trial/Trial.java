package dev.sluice.edge.trial;

import dev.sluice.contract.api.Resource;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.trial.TestInvoked;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.Arrival;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.HeaderLists;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.RequestIds;
import dev.sluice.edge.exchange.WholeBody;
import dev.sluice.edge.integration.Integrations;
import dev.sluice.edge.integration.WatchedBackends;
import dev.sluice.edge.pipeline.FaultReply;
import dev.sluice.edge.pipeline.Pipeline;
import dev.sluice.edge.table.CompileException;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs tried requests: each with a pipeline of its own, before whose backends its log stands. */
final class Trial {

    private static final Logger LOG = Logger.getLogger(Trial.class);

    private final Vertx vertx;
    private final Backends backends;
    private final Function<Backends, Integrations> integrations;
    private final Account account;
    private final Clock clock;
    private final Means means;

    Trial(
            Vertx vertx,
            Backends backends,
            Function<Backends, Integrations> integrations,
            Account account,
            Clock clock,
            Means means) {
        this.vertx = vertx;
        this.backends = backends;
        this.integrations = integrations;
        this.account = account;
        this.clock = clock;
        this.means = means;
    }

    /** Fails only where this gateway is broken; a broken API is an answer. {@code resource} has the method. */
    Future<TestInvoked> run(TestInvocation asked, Resource resource) {
        Attempt attempt = new Attempt(asked, resource);
        return vertx.executeBlocking(() -> TriedMethod.compile(asked, resource, attempt.request.path()), false)
                .compose(method -> attempt.run(Objects.requireNonNull(method)), attempt::refused)
                .map(attempt::told);
    }

    /** One run. */
    private final class Attempt {
        private final TestInvocation asked;
        private final TriedRequest request;
        private final StreamSample sample;
        private final Buffer body;
        private final RequestIds ids = RequestIds.next();
        private final InvocationLog log = new InvocationLog(ids.requestId(), clock);
        private final long started = System.nanoTime();

        Attempt(TestInvocation asked, Resource resource) {
            this.asked = asked;
            this.body = Buffer.buffer(asked.body() == null ? "" : asked.body());
            String sent = asked.pathWithQueryString() == null ? "" : asked.pathWithQueryString();
            int mark = sent.indexOf('?');
            String path = mark < 0 ? sent : sent.substring(0, mark);
            String rooted = path.startsWith("/") ? path : "/" + path;
            this.sample = new StreamSample(vertx, StreamSample.MILLIS);
            this.request = TriedRequest.of(
                    asked,
                    path.isEmpty() ? resource.path() : rooted,
                    mark < 0 ? null : sent.substring(mark + 1),
                    sample.enough());
        }

        Future<Reply> run(TriedMethod method) {
            log.asked(request, method.match().pathParameters(), body);
            String apiId = asked.stage().apiId();
            Address address = new Address(apiId, TestInvocation.STAGE, request.path(), TriedRequest.DOMAIN, "");
            Arrival arrival = new Arrival(request, address, RouteTable.EMPTY, clock.instant(), ids, account, means);
            Exchange exchange = new Exchange(
                    arrival,
                    method.stage(),
                    method.match().route(),
                    method.match().pathParameters());
            exchange.body(body);
            exchange.keyUse(TriedRequest.key(apiId));
            boolean streamed = exchange.route().integration().streamed();
            Backends called = streamed ? backends : new WatchedBackends(backends, vertx, log, means.bodyLimit());
            Future<Reply> answer =
                    Pipeline.unguarded(integrations.apply(called)).run(exchange);
            return (streamed ? sample.of(answer) : answer.compose(reply -> whole(exchange, reply)))
                    .onSuccess(reply -> log.succeeded(reply.headers(), bytes(reply)))
                    .recover(e -> Future.succeededFuture(failed(e, exchange)))
                    .onComplete(done -> exchange.over());
        }

        /** A method that cannot be compiled fails every request. */
        Future<Reply> refused(Throwable e) {
            if (!(e instanceof CompileException)) {
                return Future.failedFuture(e);
            }
            log.asked(request, Map.of(), body);
            log.failed("Execution failed due to configuration error: " + e.getMessage());
            return Future.succeededFuture(FaultReply.of(Fault.API_CONFIGURATION_ERROR));
        }

        TestInvoked told(Reply reply) {
            long millis = (System.nanoTime() - started) / 1_000_000;
            return new TestInvoked(
                    reply.status(),
                    HeaderLists.of(reply.headers()),
                    bytes(reply).toString(),
                    log.completed(reply.status()),
                    millis);
        }

        private static Future<Reply> whole(Exchange exchange, Reply reply) {
            if (!(reply.body() instanceof Reply.Streamed streamed)) {
                return Future.succeededFuture(reply);
            }
            return WholeBody.of(streamed.content(), exchange.bodyLimit(), Fault.API_CONFIGURATION_ERROR, exchange::hold)
                    .compose(bytes -> streamed.response().body()) // once the log has it too
                    .map(bytes -> Reply.of(reply.status(), reply.headers(), bytes))
                    .onFailure(e -> streamed.giveUp());
        }

        private Reply failed(@Nullable Throwable cause, Exchange exchange) {
            if (cause instanceof FaultException fault) {
                log.failed(Failures.of(fault, request));
                return FaultReply.of(fault, exchange);
            }
            LOG.errorf(cause, "tried request %s failed", ids.requestId());
            log.failed("Execution failed due to an internal error");
            return FaultReply.of(Fault.API_CONFIGURATION_ERROR);
        }
    }

    private static Buffer bytes(Reply reply) {
        return reply.body() instanceof Reply.Bytes(Buffer buffer) ? buffer : Buffer.buffer();
    }
}
