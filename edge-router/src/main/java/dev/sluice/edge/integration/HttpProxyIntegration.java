package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.exchange.WholeBody;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.IntegrationPlan.HttpProxy;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import dev.sluice.engine.integration.Patience;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request on as it came, body streaming, and passes the answer back. One that is BUFFERED at AWS has a length, of at
 * most 10 MB. Where the backend tells a length it is looked at, and the content goes through as it comes, which no client can
 * tell from waiting for it; where it tells none, the content is held.
 */
final class HttpProxyIntegration {

    private final Vertx vertx;
    private final Backends backends;
    private final Links links;
    private final AnswerLimits limits;

    HttpProxyIntegration(Vertx vertx, Backends backends, Links links, AnswerLimits limits) {
        this.vertx = vertx;
        this.backends = backends;
        this.links = links;
        this.limits = limits;
    }

    Future<Reply> call(Exchange exchange, HttpProxy plan) {
        BackendRequest proxied = BackendHead.proxied(exchange, plan.call(), Values.ofRequest(exchange, null));
        BackendRequest head = links.lead(exchange, plan.call(), proxied)
                .until(exchange.request().gone());
        long millis = plan.call().timeoutMillis();
        if (plan.streamed()) {
            return send(exchange, head.within(Patience.forAll(millis, limits.idleMillis())))
                    .map(response -> passed(response, limits.idleMillis()));
        }
        long started = System.nanoTime();
        // What is kept is read to its end first.
        BackendRequest asked = exchange.route().cache() == null ? head : head.within(Patience.forAll(millis, millis));
        return send(exchange, asked).compose(response -> {
            if (bodiless(exchange, response)) {
                return Future.succeededFuture(passed(response, millis));
            }
            String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length == null) {
                head.abandoned().onComplete(gone -> response.request().reset());
                return held(exchange, response, Math.max(1, millis - (System.nanoTime() - started) / 1_000_000));
            }
            if (length.length() > 18 || Long.parseLong(length) > limits.bytes()) {
                response.request().reset();
                return Future.failedFuture(tooLarge(length));
            }
            return Future.succeededFuture(passed(response, millis));
        });
    }

    private Future<HttpClientResponse> send(Exchange exchange, BackendRequest head) {
        Request request = exchange.request();
        String length = request.getHeader("Content-Length");
        if (exchange.bodyRead()) {
            return exchange.bodyAsSent().compose(body -> backends.send(head, body));
        }
        if (!request.hasBody()) {
            return backends.send(head, Buffer.buffer());
        }
        if (length != null) {
            head.headers().set("Content-Length", length);
        }
        return backends.send(head, new LimitedBody(request.stream(), exchange.bodyLimit()));
    }

    private Future<Reply> held(Exchange exchange, HttpClientResponse response, long millis) {
        return WholeBody.of(response, limits.bytes(), Fault.API_CONFIGURATION_ERROR, exchange::hold)
                .timeout(millis, TimeUnit.MILLISECONDS)
                .map(bytes -> Reply.of(response.statusCode(), headers(response), bytes))
                .recover(e -> {
                    response.request().reset();
                    return Future.failedFuture(e instanceof FaultException refused ? refused : brokenOff(e));
                });
    }

    private static FaultException brokenOff(Throwable e) {
        Fault fault = e instanceof TimeoutException ? Fault.INTEGRATION_TIMEOUT : Fault.INTEGRATION_FAILURE;
        return new FaultException(fault, "the answer was not whole: " + e.getMessage());
    }

    /** As AWS's log words it. */
    private static FaultException tooLarge(Object bytes) {
        return new FaultException(
                Fault.API_CONFIGURATION_ERROR,
                "Integration response of reported length " + bytes + " is larger than allowed maximum");
    }

    private static boolean bodiless(Exchange exchange, HttpClientResponse response) {
        return exchange.request().method() == HttpMethod.HEAD
                || response.statusCode() == 204
                || response.statusCode() == 304;
    }

    /** As it comes, but not where it is silent for so long. */
    private Reply passed(HttpClientResponse response, long idleMillis) {
        AttendedStream content = new AttendedStream(vertx, response, idleMillis);
        return new Reply(response.statusCode(), headers(response), new Reply.Streamed(response, content));
    }

    private static MultiMap headers(HttpClientResponse response) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        response.headers().forEach(header -> HeaderRules.answer(headers, header.getKey(), header.getValue()));
        return headers;
    }
}
