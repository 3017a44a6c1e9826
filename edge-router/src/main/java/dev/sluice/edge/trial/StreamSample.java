package dev.sluice.edge.trial;

import dev.sluice.edge.exchange.Reply;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a tried method has streamed by its end, by a time, or by a number of bytes, whichever comes first; status 0 where it
 * had no status by then. Source: AWS guide, "Troubleshoot issues with response streaming".
 */
final class StreamSample {

    static final long MILLIS = 35_000;

    private static final int ENOUGH_BYTES = 1024 * 1024;

    private final Vertx vertx;
    private final long millis;
    private final Promise<Reply> taken = Promise.promise();
    private final Promise<Void> enough = Promise.promise();
    private final Buffer content = Buffer.buffer();
    private @Nullable Reply head;

    StreamSample(Vertx vertx, long millis) {
        this.vertx = vertx;
        this.millis = millis;
    }

    /** Done once nothing more is wanted. */
    Future<Void> enough() {
        return enough.future();
    }

    /** Fails where {@code answer} does, and where its content breaks off. */
    Future<Reply> of(Future<Reply> answer) {
        long timer = vertx.setTimer(millis, late -> take());
        taken.future().onComplete(done -> vertx.cancelTimer(timer));
        answer.onSuccess(this::began).onFailure(taken::tryFail);
        return taken.future();
    }

    private void began(Reply reply) {
        if (!(reply.body() instanceof Reply.Streamed streamed)) {
            taken.tryComplete(reply);
            return;
        }
        if (enough.future().isComplete()) {
            streamed.giveUp();
            return;
        }
        head = reply;
        enough().onComplete(done -> streamed.giveUp());
        streamed.content().exceptionHandler(taken::tryFail);
        streamed.content().endHandler(end -> taken.tryComplete(Reply.of(reply.status(), reply.headers(), content)));
        streamed.content().handler(part -> {
            if (!taken.future().isComplete()) {
                content.appendBuffer(part);
            }
            if (content.length() > ENOUGH_BYTES) {
                take();
            }
        });
        streamed.content().resume();
    }

    private void take() {
        taken.tryComplete(
                head == null
                        ? Reply.of(0, MultiMap.caseInsensitiveMultiMap(), content)
                        : Reply.of(head.status(), head.headers(), content));
        enough.tryComplete();
    }
}
