package dev.sluice.edge.remote;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Keeps an exchange on its event loop where it waits for what another one has asked for. */
final class EventLoop {

    private EventLoop() {}

    /** The same result, told on the loop of whoever calls this, whichever one it came to. */
    static <T> Future<T> here(Future<T> elsewhere) {
        Context context = Vertx.currentContext();
        if (context == null) {
            return elsewhere;
        }
        Promise<T> here = Promise.promise();
        elsewhere.onComplete(done -> context.runOnContext(go -> here.handle(done)));
        return here.future();
    }
}
