package dev.sluice.edge.integration;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads messages of {@code application/vnd.amazon.eventstream} from parts of any size. A payload is handed on as it comes and
 * never held, so that a message may be of any length; its checksum is therefore known only at its end.
 *
 * <p>Source: Amazon Transcribe guide, "Event stream encoding".
 */
final class EventStream {

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;
    private static final int MOST_HEADERS = 128 * 1024;

    /** What a part of the stream brought. */
    sealed interface Piece {}

    /** A message begins; those of its headers that are strings, by name. */
    record Head(Map<String, String> headers) implements Piece {}

    /** More of the message's payload. */
    record Content(Buffer bytes) implements Piece {}

    /** The message is whole and sound. */
    record End() implements Piece {}

    /** What cannot be an event stream. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super("malformed event stream: " + why, null, false, false);
        }
    }

    private enum Expected {
        PRELUDE,
        HEADERS,
        PAYLOAD,
        CHECKSUM
    }

    private final CRC32 checksum = new CRC32();
    private Expected expected = Expected.PRELUDE;
    /** Bytes of what is expected. */
    private long wanted = PRELUDE;

    private long payload;
    private Buffer unread = Buffer.buffer();
    private int read;

    /** Throws {@link Malformed}, after which nothing more can be read. */
    List<Piece> read(Buffer part) throws Malformed {
        List<Piece> pieces = new ArrayList<>();
        unread = unread.length() == 0 ? part : unread.appendBuffer(part);
        read = 0;
        while (unread.length() - read >= wanted || expected == Expected.PAYLOAD && read < unread.length()) {
            switch (expected) {
                case PRELUDE -> prelude(next(PRELUDE));
                case HEADERS -> headers(next((int) wanted), pieces);
                case PAYLOAD -> content(next((int) Math.min(wanted, unread.length() - read)), pieces);
                case CHECKSUM -> end(next(CHECKSUM), pieces);
            }
        }
        unread = unread.getBuffer(read, unread.length());
        return pieces;
    }

    private Buffer next(int length) {
        Buffer next = unread.slice(read, read + length);
        read += length;
        return next;
    }

    private void prelude(Buffer bytes) throws Malformed {
        long all = bytes.getUnsignedInt(0);
        long headers = bytes.getUnsignedInt(4);
        checksum.reset();
        checksum.update(bytes.getBytes(0, 8));
        if (checksum.getValue() != bytes.getUnsignedInt(8)) {
            throw new Malformed("the checksum of a prelude is wrong");
        }
        payload = all - headers - PRELUDE - CHECKSUM;
        if (headers > MOST_HEADERS || payload < 0) {
            throw new Malformed("a message of " + all + " bytes has headers of " + headers);
        }
        checksum.update(bytes.getBytes(8, PRELUDE));
        expect(Expected.HEADERS, headers);
    }

    private void headers(Buffer bytes, List<Piece> pieces) throws Malformed {
        checksum.update(bytes.getBytes());
        Map<String, String> headers = new HashMap<>();
        int at = 0;
        try {
            while (at < bytes.length()) {
                int value = at + 1 + bytes.getUnsignedByte(at);
                String name = bytes.getString(at + 1, value);
                int type = bytes.getUnsignedByte(value);
                int sized = type == 6 || type == 7 ? 2 : 0;
                at = value + 1 + sized + (sized > 0 ? bytes.getUnsignedShort(value + 1) : fixedLength(type));
                if (type == 7) {
                    headers.put(name, bytes.getString(value + 3, at));
                }
            }
        } catch (IndexOutOfBoundsException past) {
            throw new Malformed("a header is longer than all of them");
        }
        pieces.add(new Head(Map.copyOf(headers)));
        expect(payload == 0 ? Expected.CHECKSUM : Expected.PAYLOAD, payload == 0 ? CHECKSUM : payload);
    }

    /** Bytes of a header's value: flags, numbers, a time and a UUID. */
    private static int fixedLength(int type) throws Malformed {
        return switch (type) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8;
            case 9 -> 16;
            default -> throw new Malformed("there is no header of type " + type);
        };
    }

    private void content(Buffer bytes, List<Piece> pieces) {
        checksum.update(bytes.getBytes());
        pieces.add(new Content(bytes));
        wanted -= bytes.length();
        if (wanted == 0) {
            expect(Expected.CHECKSUM, CHECKSUM);
        }
    }

    private void end(Buffer bytes, List<Piece> pieces) throws Malformed {
        if (checksum.getValue() != bytes.getUnsignedInt(0)) {
            throw new Malformed("the checksum of a message is wrong");
        }
        pieces.add(new End());
        expect(Expected.PRELUDE, PRELUDE);
    }

    private void expect(Expected what, long bytes) {
        expected = what;
        wanted = bytes;
    }
}
