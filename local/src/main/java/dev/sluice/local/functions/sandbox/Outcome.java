package dev.sluice.local.functions.sandbox;

import dev.sluice.contract.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of an invocation. Either way it is the body of an answer 200. */
public sealed interface Outcome {

    byte[] payload();

    /** What the function returned. */
    record Returned(byte[] payload) implements Outcome {}

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
