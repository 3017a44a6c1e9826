package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a streaming function puts out: metadata, eight bytes of zero, and the content, which this is a stream of. It holds the
 * metadata, and of the content no more than came with it; it is paused between the two, and ends only where Lambda says that
 * the function did.
 *
 * <p>Source: AWS guide, "Set up a Lambda proxy integration with payload response streaming".
 */
final class FunctionStream implements ReadStream<Buffer> {

    private static final int DELIMITER = 8;

    /** Bytes within which the delimiter begins. */
    private static final int MOST_METADATA = 16 * 1024;

    private final ReadStream<Buffer> lambda;
    private final InvocationEvents events = new InvocationEvents();
    private final Promise<Buffer> metadata = Promise.promise();
    private final Buffer before = Buffer.buffer();
    private @Nullable Buffer first;
    private @Nullable Throwable failure;
    private boolean paused;
    private boolean over;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Throwable> failed;
    private @Nullable Handler<Void> ended;

    /** Reads on from {@code lambda}, an answer that is paused, until the metadata is there. */
    FunctionStream(ReadStream<Buffer> lambda) {
        this.lambda = lambda;
        lambda.exceptionHandler(this::broken);
        lambda.endHandler(end -> ended());
        lambda.handler(this::came);
        lambda.resume();
    }

    /** Fails with {@link FaultException} where the function came to no metadata. */
    Future<Buffer> metadata() {
        return metadata.future();
    }

    private void came(Buffer part) {
        if (over) {
            return;
        }
        Buffer output = Buffer.buffer();
        Throwable why = null;
        try {
            events.read(part, output);
        } catch (EventStream.Malformed | InvocationEvents.Failed e) {
            why = e;
        }
        if (!metadata.future().isComplete()) {
            begin(output);
        } else if (output.length() > 0) {
            emit(output);
        } else {
            lambda.fetch(1); // what was asked for has not come yet
        }
        if (why != null) {
            broken(why);
        }
    }

    private void begin(Buffer output) {
        int from = Math.max(0, before.length() - DELIMITER + 1);
        before.appendBuffer(output);
        int end = delimiter(from);
        if (end >= 0) {
            lambda.pause();
            paused = true;
            first = before.getBuffer(end + DELIMITER, before.length());
            metadata.tryComplete(before.getBuffer(0, end));
        } else if (before.length() >= MOST_METADATA + DELIMITER) {
            broken(malformed("it has no delimiter in its first " + MOST_METADATA + " bytes"));
        }
    }

    /** Where it begins, -1 where it is not there yet. */
    private int delimiter(int from) {
        int zeros = 0;
        for (int at = from; at < before.length() && at < MOST_METADATA + DELIMITER; at++) {
            zeros = before.getByte(at) == 0 ? zeros + 1 : 0;
            if (zeros == DELIMITER) {
                return at - DELIMITER + 1;
            }
        }
        return -1;
    }

    private void ended() {
        if (!metadata.future().isComplete()) {
            broken(malformed("it ends before its content"));
        } else if (!events.complete()) {
            broken(new InvocationEvents.Failed("Lambda's answer ends before the function does"));
        } else if (!over) {
            over = true;
            if (ended != null) {
                ended.handle(null);
            }
        }
    }

    /** Before the metadata it is a fault; after it, whoever reads the content is told. */
    private void broken(Throwable why) {
        if (!metadata.future().isComplete()) {
            over = true;
            metadata.tryFail(fault(why));
        } else if (!over && first != null) {
            failure = why;
        } else if (!over) {
            over = true;
            if (failed != null) {
                failed.handle(why);
            }
        }
    }

    private static FaultException fault(Throwable why) {
        if (why instanceof FaultException known) {
            return known;
        }
        if (why instanceof EventStream.Malformed || why instanceof InvocationEvents.Failed) {
            return malformed(String.valueOf(why.getMessage()));
        }
        return new FaultException(
                late(why) ? Fault.INTEGRATION_TIMEOUT : Fault.INTEGRATION_FAILURE, String.valueOf(why.getMessage()));
    }

    /** Some cause of it is that a time has run out. */
    private static boolean late(Throwable why) {
        Throwable cause = why;
        while (cause != null && !(cause instanceof TimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static FaultException malformed(String why) {
        return new FaultException(Fault.MALFORMED_INTEGRATION_RESPONSE, "Malformed streamed Lambda response: " + why);
    }

    private void emit(Buffer part) {
        if (handler != null) {
            handler.handle(part);
        }
    }

    @Override
    public FunctionStream exceptionHandler(@Nullable Handler<Throwable> to) {
        failed = to;
        return this;
    }

    @Override
    public FunctionStream handler(@Nullable Handler<Buffer> to) {
        handler = to;
        return this;
    }

    @Override
    public FunctionStream endHandler(@Nullable Handler<Void> to) {
        ended = to;
        return this;
    }

    @Override
    public FunctionStream pause() {
        paused = true;
        lambda.pause();
        return this;
    }

    @Override
    public FunctionStream resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public FunctionStream fetch(long amount) {
        paused = false;
        long left = amount;
        Buffer kept = first;
        if (kept != null) {
            first = null;
            if (kept.length() > 0) {
                emit(kept);
                left = amount == Long.MAX_VALUE ? amount : amount - 1;
            }
            if (failure != null) {
                broken(failure);
                return this;
            }
        }
        if (!paused && left > 0) {
            lambda.fetch(left);
        }
        return this;
    }
}
