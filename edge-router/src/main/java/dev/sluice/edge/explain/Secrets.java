package dev.sluice.edge.explain;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.contract.explain.ExplainGrant;
import dev.sluice.contract.trial.ExecutionLog;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.table.Access;
import dev.sluice.edge.table.KeyRing.KeyUse;
import dev.sluice.edge.table.Source;
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

    static Secrets of(Exchange exchange) {
        Request request = exchange.request();
        List<String> values = new ArrayList<>();
        KeyUse use = exchange.keyUse();
        if (use != null) {
            values.add(use.key().value());
        }
        for (String name : HEADERS) {
            for (String value : request.headers().getAll(name)) {
                values.add(value);
                values.add(value.substring(value.indexOf(' ') + 1)); // the token alone, without its scheme
            }
        }
        for (String cookie : request.headers().getAll("Cookie")) {
            for (String pair : cookie.split(";", -1)) {
                values.add(pair.substring(pair.indexOf('=') + 1).strip());
            }
        }
        if (exchange.route().access() instanceof Access.Authorized access) {
            access.identity().forEach(source -> values.addAll(identity(request, source)));
        }
        PARAMETERS.forEach(name -> values.addAll(request.params().all(name)));
        values.addAll(values.stream().map(Secrets::inJson).toList());
        return new Secrets(values);
    }

    /** What an authorizer is asked about is a credential, wherever it stands. */
    private static List<String> identity(Request request, Source source) {
        return switch (source) {
            case Source.Header header -> request.headers().getAll(header.name());
            case Source.Query query -> request.params().all(query.name());
            default -> List.of();
        };
    }

    /** As it stands in the event of a function. */
    private static String inJson(String value) {
        String quoted = TextNode.valueOf(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    String masked(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, ExecutionLog.masked(value));
        }
        return masked;
    }
}
