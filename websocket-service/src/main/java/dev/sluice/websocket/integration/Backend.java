package dev.sluice.websocket.integration;

import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;

/** What a route calls. Deeply immutable, and shared by all event loops; the clients are the calling loop's own. */
public interface Backend {

    Future<Answer> call(RouteEvent event, Clients clients);
}
