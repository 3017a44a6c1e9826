package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.FieldToMatch;
import dev.sluice.contract.webacl.FieldToMatch.Oversize;
import dev.sluice.contract.webacl.FieldToMatch.Part;
import dev.sluice.contract.webacl.FieldToMatch.Scope;
import dev.sluice.edge.webacl.WebRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Takes a request apart into what statements look at. Source: AWS WAF guide, "Request components in AWS WAF" and
 * "Oversize web request components".
 */
final class Parts {

    /** Of headers, and of cookies: bytes, and how many. */
    private static final int MOST_BYTES = 8 * 1024;

    private static final int MOST = 200;

    private final WebRequest request;
    private final LongConsumer effort;

    Parts(WebRequest request, LongConsumer effort) {
        this.request = request;
        this.effort = effort;
    }

    Seen of(FieldToMatch field) {
        return switch (field.part()) {
            case METHOD -> Seen.of(request.method());
            case URI_PATH -> Seen.of(request.path());
            case QUERY_STRING -> Seen.of(request.query());
            case SINGLE_HEADER -> Seen.of(values(request.headers(), Objects.requireNonNullElse(field.name(), "")));
            case SINGLE_QUERY_ARGUMENT -> Seen.of(values(arguments(), Objects.requireNonNullElse(field.name(), "")));
            case ALL_QUERY_ARGUMENTS ->
                Seen.of(arguments().stream().map(Header::value).toList());
            case HEADERS -> pairs(field, request.headers());
            case COOKIES -> pairs(field, cookies());
            case BODY, JSON_BODY -> body(field);
        };
    }

    private Seen body(FieldToMatch field) {
        if (request.bodyCut() && field.oversize() != Oversize.CONTINUE) {
            return oversize(field);
        }
        effort.accept(request.body().length());
        return field.part() == Part.BODY ? Seen.of(request.body()) : new JsonTexts(field, effort).of(request.body());
    }

    private static Seen oversize(FieldToMatch field) {
        return field.oversize() == Oversize.MATCH ? Seen.MATCH : Seen.NO_MATCH;
    }

    private static List<String> values(List<Header> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Names and values, or either, of those that the field names; as far as AWS looks. */
    private static Seen pairs(FieldToMatch field, List<Header> pairs) {
        List<String> texts = new ArrayList<>();
        Scope scope = Objects.requireNonNullElse(field.scope(), Scope.ALL);
        int bytes = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Header pair = pairs.get(i);
            bytes += pair.name().length() + pair.value().length();
            if (i >= MOST || bytes > MOST_BYTES) {
                if (field.oversize() == Oversize.CONTINUE) {
                    break;
                }
                return oversize(field);
            }
            if (isMeant(field, pair.name())) {
                if (scope.ofKeys()) {
                    texts.add(pair.name());
                }
                if (scope.ofValues()) {
                    texts.add(pair.value());
                }
            }
        }
        return Seen.of(texts);
    }

    /** Names of headers differ by more than case; those of cookies may differ by case alone. */
    private static boolean isMeant(FieldToMatch field, String name) {
        boolean header = field.part() == Part.HEADERS;
        List<String> named = field.included().isEmpty() ? field.excluded() : field.included();
        boolean listed = named.stream().anyMatch(each -> header ? each.equalsIgnoreCase(name) : each.equals(name));
        return named.isEmpty() || listed == !field.included().isEmpty();
    }

    private List<Header> cookies() {
        List<Header> cookies = new ArrayList<>();
        for (String line : values(request.headers(), "Cookie")) {
            for (String pair : line.split(";", -1)) {
                add(cookies, pair.strip());
            }
        }
        return cookies;
    }

    /** As they were sent: what is encoded in them is a transformation's to decode. */
    private List<Header> arguments() {
        List<Header> arguments = new ArrayList<>();
        for (String pair : request.query().split("&", -1)) {
            add(arguments, pair);
        }
        return arguments;
    }

    private static void add(List<Header> pairs, String pair) {
        if (!pair.isEmpty()) {
            int equals = pair.indexOf('=');
            pairs.add(
                    equals < 0
                            ? new Header(pair, "")
                            : new Header(pair.substring(0, equals), pair.substring(equals + 1)));
        }
    }
}
