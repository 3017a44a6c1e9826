package dev.sluice.websocket.integration;

import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;

/** An HTTP integration: templates on the way to the backend and on the way back. */
record HttpBackend(HttpRequestPlan plan, RequestTemplates request, ResponseTemplates response) implements Backend {

    @Override
    public Future<Answer> call(RouteEvent event, Clients clients) {
        return request.map(event, clients.bench())
                .compose(body -> HttpCall.send(clients.http(), plan.request(event), body))
                .compose(answer -> answer instanceof Answer.Given given
                        ? response.map(event, given, clients.bench())
                        : Future.succeededFuture(answer))
                .otherwise(e -> new Answer.Failed(500, String.valueOf(e.getMessage())));
    }
}
