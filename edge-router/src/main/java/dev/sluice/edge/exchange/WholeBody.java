package dev.sluice.edge.exchange;

import dev.sluice.contract.fault.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.LongConsumer;

/** Reads a body to its end, but not past a limit. */
public final class WholeBody {

    private WholeBody() {}

    /**
     * {@code limit} in bytes; past it, what still comes is dropped, and the future fails with a {@link FaultException} of
     * {@code tooLarge}. So it does with the one that {@code holding} throws, which is told of each part before it is kept. The
     * stream is paused before.
     */
    public static Future<Buffer> of(ReadStream<Buffer> stream, long limit, Fault tooLarge, LongConsumer holding) {
        Promise<Buffer> whole = Promise.promise();
        Buffer buffer = Buffer.buffer();
        stream.handler(part -> {
            try {
                if (buffer.length() + (long) part.length() > limit) {
                    throw new FaultException(tooLarge, "body over " + limit + " bytes");
                }
                holding.accept(part.length());
                buffer.appendBuffer(part);
            } catch (FaultException refused) {
                stream.handler(dropped -> {});
                whole.tryFail(refused);
            }
        });
        stream.endHandler(end -> whole.tryComplete(buffer));
        stream.exceptionHandler(whole::tryFail);
        stream.resume();
        return whole.future();
    }
}
