package dev.sluice.local.functions.sandbox;

import dev.sluice.contract.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of an invocation. */
public sealed interface Outcome {

    /** JSON. */
    byte[] payload();

    /** What the function returned. */
    record Returned(byte[] payload) implements Outcome {}

    /** What it returned has gone where the invocation said, part by part; there is no more of it. */
    record Streamed() implements Outcome {

        @Override
        public byte[] payload() {
            return new byte[0];
        }
    }

    /** How it failed: JSON with errorType and errorMessage. */
    record Failed(byte[] payload) implements Outcome {

        static Failed of(String type, String message) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("errorType", type);
            error.put("errorMessage", message);
            return new Failed(Wire.write(error));
        }

        /** As AWS tells what became of a function's environment and not of its code. */
        static Failed of(String type, Invocation invocation, String message) {
            return of(type, "RequestId: " + invocation.requestId() + " Error: " + message);
        }
    }
}
