package dev.sluice.edge.integration;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Messages of an event stream, as Lambda writes them. */
public final class EventFrames {

    private EventFrames() {}

    public static Buffer chunk(Buffer output) {
        return message("event", "PayloadChunk", output);
    }

    public static Buffer chunk(String output) {
        return chunk(Buffer.buffer(output));
    }

    public static Buffer complete(String json) {
        return message("event", "InvokeComplete", Buffer.buffer(json));
    }

    public static Buffer complete() {
        return complete("{}");
    }

    static Buffer message(String messageType, String eventType, Buffer payload) {
        Buffer headers = header(":message-type", messageType)
                .appendBuffer(header(":event-type", eventType))
                .appendBuffer(header(":content-type", "application/octet-stream"));
        Buffer message = Buffer.buffer()
                .appendUnsignedInt(16L + headers.length() + payload.length())
                .appendUnsignedInt(headers.length());
        message.appendUnsignedInt(checksum(message));
        message.appendBuffer(headers).appendBuffer(payload);
        return message.appendUnsignedInt(checksum(message));
    }

    private static Buffer header(String name, String value) {
        return Buffer.buffer()
                .appendByte((byte) name.length())
                .appendString(name)
                .appendByte((byte) 7)
                .appendUnsignedShort(value.getBytes(StandardCharsets.UTF_8).length)
                .appendString(value);
    }

    private static long checksum(Buffer bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes.getBytes());
        return checksum.getValue();
    }
}
