package dev.sluice.edge.explain;

import dev.sluice.contract.trial.ExecutionLog;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers and bodies as an explanation may show them: credentials masked, long ones cut. */
final class Shown {

    /** Bytes. */
    private static final int LONGEST = 64 * 1024;

    private Shown() {}

    static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        headers.forEach(header -> shown.computeIfAbsent(header.getKey(), none -> new ArrayList<>())
                .add(ExecutionLog.header(header.getKey(), header.getValue())));
        return shown;
    }

    static String body(Buffer body) {
        return body.length() <= LONGEST
                ? body.toString()
                : body.getString(0, LONGEST) + " [of " + body.length() + " bytes]";
    }
}
