package dev.sluice.local.functions.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads the messages of an event stream, and sees to it that each is sound. */
final class ResponseEventsReader {

    private final DataInputStream in;

    ResponseEventsReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    record Message(Map<String, String> headers, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return Wire.mapper().readTree(payload);
        }

        String event() {
            return headers.getOrDefault(":event-type", "");
        }
    }

    /** Waits for the next one. */
    Message next() throws IOException {
        int length = in.readInt();
        ByteBuffer message = ByteBuffer.allocate(length).putInt(length);
        in.readFully(message.array(), 4, length - 4);
        assertThat(message.getInt(8)).as("checksum of the prelude").isEqualTo(checksum(message, 8));
        assertThat(message.getInt(length - 4)).as("checksum of the message").isEqualTo(checksum(message, length - 4));
        int headers = message.getInt(4);
        byte[] payload = new byte[length - headers - 16];
        message.get(12 + headers, payload);
        return new Message(headers(message.slice(12, headers)), payload);
    }

    /** Whether there is no further one. */
    boolean ended() throws IOException {
        return in.read() < 0;
    }

    private static Map<String, String> headers(ByteBuffer bytes) {
        Map<String, String> headers = new HashMap<>();
        while (bytes.hasRemaining()) {
            String name = text(bytes, bytes.get());
            assertThat(bytes.get()).as("type of " + name).isEqualTo((byte) 7);
            headers.put(name, text(bytes, bytes.getShort()));
        }
        return headers;
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int checksum(ByteBuffer message, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(message.array(), 0, length);
        return (int) checksum.getValue();
    }
}
