package dev.sluice.edge.integration;

import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.IntegrationPlan.HttpProxy;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Sends a request on as it came, body streaming, and streams the answer back. */
final class HttpProxyIntegration {

    private final Backends backends;
    private final Links links;

    HttpProxyIntegration(Backends backends, Links links) {
        this.backends = backends;
        this.links = links;
    }

    Future<Reply> call(Exchange exchange, HttpProxy plan) {
        BackendRequest head = BackendHead.proxied(exchange, plan.call(), Values.ofRequest(exchange, null));
        return send(exchange, links.lead(exchange, plan.call(), head)).map(HttpProxyIntegration::reply);
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

    private static Reply reply(HttpClientResponse response) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        response.headers().forEach(header -> HeaderRules.answer(headers, header.getKey(), header.getValue()));
        return new Reply(response.statusCode(), headers, new Reply.Streamed(response));
    }
}
