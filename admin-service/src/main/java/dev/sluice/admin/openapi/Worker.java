package dev.sluice.admin.openapi;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Runs what takes longer than an event loop may be held, such as reading a large document, and comes back to the loop. */
final class Worker {

    private Worker() {}

    static <T> Uni<T> run(Callable<T> work) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a call comes on a Vert.x context");
        return Uni.createFrom()
                .completionStage(() -> context.executeBlocking(work, false).toCompletionStage());
    }
}
