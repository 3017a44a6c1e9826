package dev.sluice.websocket.integration;

import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;

/** An HTTP_PROXY integration: the message as it is, and the answer as it is. */
record HttpProxyBackend(HttpRequestPlan plan) implements Backend {

    @Override
    public Future<Answer> call(RouteEvent event, Clients clients) {
        return HttpCall.send(
                clients.http(), plan.proxied(event), event.occasion().body());
    }
}
