package dev.sluice.edge.pipeline;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Supplier;

/** Keeps what takes as long as its content from holding up an event loop, and with it everybody else's requests. */
final class Aside {

    /** Bytes that are dealt with sooner than handed to another thread. */
    private static final int SHORT = 64 * 1024;

    private Aside() {}

    /** The work's result, told on the event loop; {@code bytes} are what it has to look at. */
    static <T> Future<T> of(int bytes, Supplier<T> work) {
        Context loop = Vertx.currentContext();
        return bytes <= SHORT || loop == null
                ? Future.succeededFuture(work.get())
                : loop.executeBlocking(work::get, false).map(Objects::requireNonNull);
    }
}
