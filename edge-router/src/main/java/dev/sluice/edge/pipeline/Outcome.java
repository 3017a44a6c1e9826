package dev.sluice.edge.pipeline;

import dev.sluice.edge.exchange.Reply;
import io.vertx.core.Future;

/** What a step came to: go on, or this is the answer. */
sealed interface Outcome {

    /** The one way to go on, done. */
    Future<Outcome> NEXT = Future.succeededFuture(new Next());

    /** Go on with the next step. */
    record Next() implements Outcome {}

    /** The answer; no further step runs. */
    record Answer(Reply reply) implements Outcome {}
}
