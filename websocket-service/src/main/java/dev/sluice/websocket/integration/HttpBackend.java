package dev.sluice.websocket.integration;

import dev.sluice.engine.integration.BackendClient;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;

/** An HTTP integration: templates on the way to the backend and on the way back. */
record HttpBackend(HttpRequestPlan plan, RequestTemplates request, ResponseTemplates response) implements Backend {

    @Override
    public Future<Answer> call(RouteEvent event, BackendClient client) {
        return request.map(event)
                .compose(body -> HttpCall.send(client, plan.request(event), body))
                .map(answer -> answer instanceof Answer.Given given ? response.map(event, given) : answer)
                .otherwise(e -> new Answer.Failed(500, String.valueOf(e.getMessage())));
    }
}
