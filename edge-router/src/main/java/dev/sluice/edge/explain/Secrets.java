package dev.sluice.edge.explain;

import dev.sluice.contract.explain.ExplainGrant;
import dev.sluice.contract.trial.ExecutionLog;
import dev.sluice.edge.exchange.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The secrets that a request brought: its credentials. Wherever an explanation has one of them, in a template's output as
 * in a backend's echo, it is masked.
 */
final class Secrets {

    /** Shorter ones would be found in what is none. */
    private static final int SHORTEST = 4;

    private static final List<String> HEADERS = List.of(
            "Authorization", "Proxy-Authorization", "X-Api-Key", "X-Amz-Security-Token", "Cookie", ExplainGrant.HEADER);
    private static final List<String> PARAMETERS =
            List.of("X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-Credential");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .distinct()
                .toList();
    }

    static Secrets of(Request request) {
        List<String> values = new ArrayList<>();
        for (String name : HEADERS) {
            for (String value : request.headers().getAll(name)) {
                values.add(value);
                values.add(value.substring(value.indexOf(' ') + 1)); // the token alone, without its scheme
            }
        }
        PARAMETERS.forEach(name -> values.addAll(request.params().getAll(name)));
        return new Secrets(values);
    }

    String masked(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, ExecutionLog.masked(value));
        }
        return masked;
    }
}
