package dev.sluice.edge.pipeline;

import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Trail;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/** Runs a step of a request that asks to be explained, and leaves on its trail how the step ended. */
final class Explained {

    private Explained() {}

    /** Does as the step does. */
    static Future<Outcome> step(
            String name, Step step, Function<Exchange, Map<String, Object>> facts, Exchange exchange, Trail trail) {
        long started = System.nanoTime();
        Future<Outcome> outcome;
        try {
            outcome = step.apply(exchange);
        } catch (RuntimeException e) {
            outcome = Future.failedFuture(e);
        }
        return outcome.onComplete(done ->
                trail.walked(name, outcome(done), (System.nanoTime() - started) / 1_000, facts.apply(exchange)));
    }

    private static String outcome(AsyncResult<Outcome> done) {
        if (done.failed()) {
            return done.cause() instanceof FaultException fault
                    ? fault.fault().responseType() + ": " + fault.getMessage()
                    : "failed: " + done.cause();
        }
        return done.result() instanceof Outcome.Answer(var reply) ? "answered " + reply.status() : "went on";
    }
}
