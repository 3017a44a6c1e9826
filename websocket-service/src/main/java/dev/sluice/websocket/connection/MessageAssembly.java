package dev.sluice.websocket.connection;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the frames of one connection together to messages, and refuses those that are too large or binary. */
final class MessageAssembly {

    /** What became of a frame. */
    sealed interface Result {

        /** The message goes on in the next frame. */
        record More() implements Result {}

        record Whole(String text) implements Result {}

        record Refused(Closure closure) implements Result {}
    }

    private final int frameLimit;
    private final int messageLimit;
    private @Nullable Buffer begun;

    MessageAssembly(int frameLimit, int messageLimit) {
        this.frameLimit = frameLimit;
        this.messageLimit = messageLimit;
    }

    Result text(Buffer data, boolean last) {
        Buffer before = begun;
        int length = (before == null ? 0 : before.length()) + data.length();
        if (data.length() > frameLimit || length > messageLimit) {
            begun = null;
            return new Result.Refused(Closure.TOO_BIG);
        }
        Buffer sofar = before == null ? Buffer.buffer(length) : before;
        sofar.appendBuffer(data);
        begun = last ? null : sofar;
        return last ? new Result.Whole(sofar.toString(StandardCharsets.UTF_8)) : new Result.More();
    }

    Result binary() {
        begun = null;
        return new Result.Refused(Closure.BINARY);
    }
}
