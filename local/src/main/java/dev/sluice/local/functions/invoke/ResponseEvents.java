package dev.sluice.local.functions.invoke;

import com.sun.net.httpserver.HttpExchange;
import dev.sluice.contract.wire.Wire;
import dev.sluice.local.functions.sandbox.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The answer of InvokeWithResponseStream: messages of {@code application/vnd.amazon.eventstream}, of which what is written is
 * the PayloadChunks. The answer begins with the first of them. A function that is stopped may be writing still, so one
 * message is written at a time, and none after the last.
 */
final class ResponseEvents extends OutputStream {

    private static final int FRAME = 16;
    private static final byte STRING = 7;

    private final HttpExchange exchange;
    private @Nullable OutputStream body;
    private boolean complete;

    ResponseEvents(HttpExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (complete) {
            throw new IOException("the answer is complete");
        }
        if (length > 0) {
            send("PayloadChunk", "application/octet-stream", ByteBuffer.wrap(bytes, from, length));
        }
    }

    /** Writes what came of the invocation, and ends the answer. */
    synchronized void complete(Outcome outcome) throws IOException {
        Map<String, String> end = new LinkedHashMap<>();
        switch (outcome) {
            case Outcome.Streamed streamed -> {}
            case Outcome.Returned(byte[] payload) -> write(payload, 0, payload.length);
            case Outcome.Failed(byte[] payload) -> {
                end.put("ErrorCode", "Unhandled");
                end.put("ErrorDetails", new String(payload, StandardCharsets.UTF_8));
            }
        }
        complete = true;
        send("InvokeComplete", "application/json", ByteBuffer.wrap(Wire.write(end)));
        opened().close();
    }

    private OutputStream opened() throws IOException {
        OutputStream open = body;
        if (open == null) {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
            exchange.sendResponseHeaders(200, 0);
            open = exchange.getResponseBody();
            body = open;
        }
        return open;
    }

    private void send(String event, String contentType, ByteBuffer payload) throws IOException {
        OutputStream open = opened();
        open.write(message(event, contentType, payload));
        open.flush();
    }

    /** Source: Amazon Transcribe guide, "Event stream encoding". */
    private static byte[] message(String event, String contentType, ByteBuffer payload) {
        ByteBuffer headers = ByteBuffer.allocate(128);
        header(headers, ":event-type", event);
        header(headers, ":content-type", contentType);
        header(headers, ":message-type", "event");
        headers.flip();
        ByteBuffer message = ByteBuffer.allocate(FRAME + headers.remaining() + payload.remaining());
        message.putInt(message.capacity()).putInt(headers.remaining());
        message.putInt(checksum(message)).put(headers).put(payload);
        return message.putInt(checksum(message)).array();
    }

    private static void header(ByteBuffer headers, String name, String value) {
        headers.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        headers.put(STRING).putShort((short) value.length()).put(value.getBytes(StandardCharsets.US_ASCII));
    }

    private static int checksum(ByteBuffer soFar) {
        CRC32 checksum = new CRC32();
        checksum.update(soFar.array(), 0, soFar.position());
        return (int) checksum.getValue();
    }
}
