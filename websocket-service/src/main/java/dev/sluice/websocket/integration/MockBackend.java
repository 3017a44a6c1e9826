package dev.sluice.websocket.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.engine.work.Workbench;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

/**
 * A MOCK integration: the request template says the status, the integration response's template says the answer. Without an
 * integration response the request template's text is the answer, where AWS asks for one to be set up.
 */
record MockBackend(RequestTemplates request, ResponseTemplates response) implements Backend {

    @Override
    public Future<Answer> call(RouteEvent event, Clients clients) {
        return request.map(event, clients.bench())
                .compose(mapped -> answer(event, mapped, clients.bench()))
                .otherwise(e -> new Answer.Failed(500, String.valueOf(e.getMessage())));
    }

    private Future<Answer> answer(RouteEvent event, String mapped, Workbench bench) {
        int status = status(mapped);
        if (status == 0) {
            return Future.succeededFuture(new Answer.Failed(500, "the request template of a mock says no statusCode"));
        }
        var given = new Answer.Given(status, MultiMap.caseInsensitiveMultiMap(), response.isEmpty() ? mapped : "");
        return response.map(event, given, bench);
    }

    /** 0 where there is none; 200 where the text is no JSON at all, and so cannot say. */
    private static int status(String mapped) {
        try {
            JsonNode status = Wire.mapper().readTree(mapped).path("statusCode");
            return status.isMissingNode() ? 200 : status.asInt();
        } catch (JsonProcessingException notJson) {
            return 200;
        }
    }
}
