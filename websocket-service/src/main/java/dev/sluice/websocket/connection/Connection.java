package dev.sluice.websocket.connection;

import dev.sluice.websocket.event.ConnectionFacts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An open connection. Everything in it happens on its own event loop; the public methods may be called from anywhere.
 * Messages are answered side by side up to a limit, beyond which the socket is not read; what the client does not read
 * waits up to a limit, beyond which the connection is closed.
 */
public final class Connection {

    private static final Logger LOG = Logger.getLogger(Connection.class);

    /** For the close frames of both sides; a client that takes longer is cut off. */
    private static final long CLOSING_MILLIS = 5_000;

    private final ConnectionFacts facts;
    private final ServerWebSocket socket;
    private final Line line;
    private final Context context;
    private final Limits limits;
    private final Clock clock;
    private final Conversation conversation;
    private final Traffic traffic;
    private final MessageAssembly assembly;
    private final Promise<Void> closed = Promise.promise();
    private final Promise<Void> over = Promise.promise();
    private volatile Instant lastActiveAt;
    private ConnectionState state = new ConnectionState.Open();
    private long waitingBytes;
    private int inFlight;
    private @Nullable Long timer;

    Connection(
            ConnectionFacts facts,
            ServerWebSocket socket,
            Line line,
            Context context,
            Limits limits,
            Clock clock,
            Conversation conversation,
            Traffic traffic) {
        this.facts = facts;
        this.socket = socket;
        this.line = line;
        this.context = context;
        this.limits = limits;
        this.clock = clock;
        this.conversation = conversation;
        this.traffic = traffic;
        this.assembly = new MessageAssembly(limits.frame(), limits.message());
        this.lastActiveAt = facts.connectedAt();
    }

    /** Takes the socket's events; called once, on its event loop, before anything is read from it. */
    void begin() {
        socket.frameHandler(this::frame);
        socket.exceptionHandler(e -> LOG.debugf("connection %s: %s", facts.id(), e.getMessage()));
        socket.closeHandler(closed -> ended());
        watch();
    }

    public ConnectionFacts facts() {
        return facts;
    }

    public Instant lastActiveAt() {
        return lastActiveAt;
    }

    /** Sends a message from outside. */
    public Future<Delivery> deliver(String text) {
        Promise<Delivery> delivered = Promise.promise();
        context.runOnContext(there -> deliver(text, delivered));
        return delivered.future();
    }

    /** A socket that has just closed throws before it tells so. Whatever is thrown, whoever asked is answered. */
    private void deliver(String text, Promise<Delivery> delivered) {
        try {
            delivered.complete(send(text) ? Delivery.SENT : Delivery.GONE);
        } catch (IllegalStateException e) {
            LOG.infof("connection %s took no message: %s", facts.id(), e.getMessage());
            delivered.complete(Delivery.GONE);
        } catch (RuntimeException e) {
            delivered.fail(e);
        }
    }

    public void close(Closure closure) {
        context.runOnContext(there -> closeNow(closure));
    }

    /** Completes once the connection has ended. */
    Future<Void> closed() {
        return closed.future();
    }

    /** Completes once the connection has ended and its {@code $disconnect} route has been called. */
    Future<Void> over() {
        return over.future();
    }

    private void frame(WebSocketFrame frame) {
        if (frame.isClose() || !(state instanceof ConnectionState.Open)) {
            return;
        }
        boolean text = frame.isText() || frame.isContinuation();
        switch (text ? assembly.text(frame.binaryData(), frame.isFinal()) : assembly.binary()) {
            case MessageAssembly.Result.More more -> {}
            case MessageAssembly.Result.Refused refused -> closeNow(refused.closure());
            case MessageAssembly.Result.Whole whole -> message(whole.text());
        }
    }

    private void message(String text) {
        lastActiveAt = clock.instant();
        traffic.received();
        if (++inFlight >= limits.concurrent()) {
            socket.pause();
        }
        conversation
                .message(facts, text)
                .onComplete(answer -> context.runOnContext(there -> answered(answer.result())));
    }

    private void answered(Optional<String> answer) {
        if (inFlight-- >= limits.concurrent() && state instanceof ConnectionState.Open) {
            socket.resume();
        }
        answer.ifPresent(this::send);
    }

    /** False where the connection takes no more. */
    private boolean send(String text) {
        if (!(state instanceof ConnectionState.Open)) {
            return false;
        }
        Buffer bytes = Buffer.buffer(text, StandardCharsets.UTF_8.name());
        if (waitingBytes + bytes.length() > limits.outgoing()) {
            closeNow(Closure.SLOW_READER);
            return false;
        }
        waitingBytes += bytes.length();
        lastActiveAt = clock.instant();
        traffic.sent();
        write(bytes).onComplete(written -> context.runOnContext(there -> waitingBytes -= bytes.length()));
        return true;
    }

    /** In frames that are no larger than we take ourselves, each of whole characters. */
    private Future<Void> write(Buffer bytes) {
        int end = endOfFrame(bytes, 0);
        String first = bytes.getString(0, end);
        Future<Void> written = socket.writeFrame(WebSocketFrame.textFrame(first, end == bytes.length()));
        while (end < bytes.length()) {
            int start = end;
            end = endOfFrame(bytes, start);
            written = socket.writeFrame(
                    WebSocketFrame.continuationFrame(bytes.getBuffer(start, end), end == bytes.length()));
        }
        return written;
    }

    private int endOfFrame(Buffer bytes, int start) {
        int end = Math.min(start + limits.frame(), bytes.length());
        while (end < bytes.length() && (bytes.getByte(end) & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    private void closeNow(Closure closure) {
        if (state instanceof ConnectionState.Open open) {
            state = open.closing(closure);
            LOG.debugf("connection %s: closing, %s", facts.id(), closure);
            socket.resume();
            socket.close((short) closure.code(), closure.reason());
            cancelTimer();
            timer = context.owner().setTimer(CLOSING_MILLIS, late -> line.cut());
        }
    }

    private void ended() {
        ConnectionState.Closed end = switch (state) {
            case ConnectionState.Open open -> open.closed(codeOfClient(), reasonOfClient());
            case ConnectionState.Closing closing -> closing.closed();
            case ConnectionState.Closed already -> already;
        };
        if (state == end) {
            return;
        }
        state = end;
        cancelTimer();
        closed.complete();
        conversation.ended(facts, end.code(), end.reason()).onComplete(called -> over.complete());
    }

    private void cancelTimer() {
        if (timer != null) {
            context.owner().cancelTimer(timer);
        }
    }

    private void watch() {
        var lifetime = new Lifetime(facts.connectedAt(), lastActiveAt, limits.idle(), limits.life());
        switch (lifetime.at(clock.instant())) {
            case Lifetime.Verdict.Close close -> closeNow(close.closure());
            case Lifetime.Verdict.Wait wait ->
                timer = context.owner().setTimer(wait.time().toMillis(), fired -> watch());
        }
    }

    /** 1006 where the connection broke without a close frame. */
    private int codeOfClient() {
        Short code = socket.closeStatusCode();
        return code == null ? 1006 : code;
    }

    private String reasonOfClient() {
        String reason = socket.closeReason();
        return reason == null ? "" : reason;
    }
}
