package dev.sluice.edge.pipeline;

import dev.sluice.edge.exchange.Exchange;
import io.vertx.core.Future;

/**
 * One step of a request's way. It knows the exchange and its own collaborator, never its neighbours. A failed future ends
 * the exchange with a fault.
 */
interface Step {

    Future<Outcome> apply(Exchange exchange);
}
