package dev.sluice.edge.exchange;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's headers as everything behind the door sees them: without those of its connection, and with those that say
 * how it came here. Source: AWS guide, "Amazon API Gateway important notes", and recorded answers.
 */
public final class ClientHeaders {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_PORT = "X-Forwarded-Port";

    /** They concern the connection, or the gateway sets them itself. */
    private static final Set<String> HIDDEN = Set.of(
            "connection",
            "content-length",
            "content-md5",
            "expect",
            "http2-settings",
            "keep-alive",
            "max-forwards",
            "proxy-authenticate",
            "proxy-connection",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "www-authenticate",
            "x-amzn-apigateway-api-id");

    /** The gateway says to a backend what these are. */
    private static final Set<String> NOT_FORWARDED = Set.of("host", "via", "x-amzn-trace-id");

    private ClientHeaders() {}

    /** As a proxied backend gets them. */
    public static MultiMap forwarded(Request request) {
        return without(NOT_FORWARDED, request);
    }

    private static MultiMap without(Set<String> others, Request request) {
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HIDDEN.contains(name) && !others.contains(name)) {
                kept.add(header.getKey(), header.getValue());
            }
        }
        kept.set(FORWARDED_FOR, peers(request));
        kept.set(FORWARDED_PROTO, scheme(request));
        kept.set(FORWARDED_PORT, String.valueOf(request.port()));
        return kept;
    }

    /** As functions and templates see them. */
    public static MultiMap seen(Exchange exchange) {
        MultiMap seen = without(Set.of(), exchange.request());
        String host = exchange.request().authority();
        if (host != null) {
            seen.set("Host", host);
        }
        return seen.set(Trace.HEADER, exchange.trace().header());
    }

    /** The values of one of those that {@link #seen} gives. */
    public static List<String> seen(Exchange exchange, String name) {
        Request request = exchange.request();
        String lower = name.toLowerCase(Locale.ROOT);
        if (HIDDEN.contains(lower)) {
            return List.of();
        }
        return switch (lower) {
            case "host" -> listed(request.authority());
            case "x-amzn-trace-id" -> List.of(exchange.trace().header());
            case "x-forwarded-for" -> List.of(peers(request));
            case "x-forwarded-proto" -> List.of(scheme(request));
            case "x-forwarded-port" -> List.of(String.valueOf(request.port()));
            default -> request.headers().getAll(name);
        };
    }

    private static List<String> listed(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static String peers(Request request) {
        String before = request.getHeader(FORWARDED_FOR);
        return before == null ? request.sourceIp() : before + ", " + request.sourceIp();
    }

    private static String scheme(Request request) {
        return request.isSSL() ? "https" : "http";
    }
}
