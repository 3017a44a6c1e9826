package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What Lambda tells of a function while it runs: parts of its output, and how it came to its end (AWS Lambda API Reference,
 * InvokeWithResponseStream).
 */
final class InvocationEvents {

    /** Bytes of what is told of the end. */
    private static final int MOST_TOLD = 64 * 1024;

    private enum Kind {
        OUTPUT,
        COMPLETE,
        EXCEPTION,
        OTHER
    }

    /** The function failed, or Lambda did, and why. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why, null, false, false);
        }
    }

    private final EventStream events = new EventStream();
    private Kind kind = Kind.OTHER;
    private Buffer told = Buffer.buffer();
    private boolean complete;

    /** Appends to {@code output} what the function put out, up to where it failed. */
    void read(Buffer part, Buffer output) throws EventStream.Malformed, Failed {
        for (EventStream.Piece piece : events.read(part)) {
            switch (piece) {
                case EventStream.Head(Map<String, String> headers) -> begin(headers);
                case EventStream.Content(Buffer bytes) -> take(bytes, output);
                case EventStream.End end -> end();
            }
        }
    }

    /** Whether the function has come to its end, without an error. */
    boolean complete() {
        return complete;
    }

    private void begin(Map<String, String> headers) {
        told = Buffer.buffer();
        kind = switch (headers.getOrDefault(":message-type", "event")) {
            case "event" ->
                switch (headers.getOrDefault(":event-type", "")) {
                    case "PayloadChunk" -> Kind.OUTPUT;
                    case "InvokeComplete" -> Kind.COMPLETE;
                    default -> Kind.OTHER;
                };
            default -> Kind.EXCEPTION;
        };
    }

    private void take(Buffer bytes, Buffer output) {
        if (kind == Kind.OUTPUT) {
            output.appendBuffer(bytes);
        } else if (kind != Kind.OTHER && told.length() + bytes.length() <= MOST_TOLD) {
            told.appendBuffer(bytes);
        }
    }

    private void end() throws Failed {
        if (kind == Kind.EXCEPTION) {
            throw new Failed("Lambda broke off: " + told);
        }
        if (kind == Kind.COMPLETE) {
            JsonNode error = error();
            if (!error.asText("").isEmpty()) {
                throw new Failed("customer function error: " + error.asText());
            }
            complete = true;
        }
    }

    private JsonNode error() throws Failed {
        try {
            return Wire.mapper().readTree(told.toString()).path("ErrorCode");
        } catch (JsonProcessingException e) {
            throw new Failed("how the function ended is no JSON");
        }
    }
}
