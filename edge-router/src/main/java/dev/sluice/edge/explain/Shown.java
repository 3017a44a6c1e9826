package dev.sluice.edge.explain;

import dev.sluice.contract.trial.ExecutionLog;
import dev.sluice.edge.exchange.HeaderLists;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;

/** Headers and texts as an explanation may show them: credentials masked, long ones cut. */
final class Shown {

    /** Characters of a text. */
    private static final int LONGEST = 64 * 1024;

    private Shown() {}

    static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> shown = HeaderLists.of(headers);
        shown.forEach((name, values) -> values.replaceAll(value -> ExecutionLog.header(name, value)));
        return shown;
    }

    static String text(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " [of " + text.length() + " characters]";
    }
}
