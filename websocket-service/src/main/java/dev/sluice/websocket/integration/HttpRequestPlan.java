package dev.sluice.websocket.integration;

import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where and how a backend is called, but for the body.
 *
 * @param uri with its stage variables resolved; <code>{name}</code> stands for a mapped path parameter
 */
record HttpRequestPlan(HttpMethod method, String uri, int timeoutMillis, List<ParameterMapping> parameters) {

    /** Headers of a handshake that are about its one hop, or about WebSocket itself. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host", "connection", "upgrade", "content-length", "transfer-encoding", "te", "trailer", "keep-alive");

    /** The request of an integration that maps: nothing of the client's own. */
    BackendRequest request(RouteEvent event) {
        return request(event, MultiMap.caseInsensitiveMultiMap(), "");
    }

    /** The request of a proxy: on {@code $connect} with the headers and the query of the handshake. */
    BackendRequest proxied(RouteEvent event) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        var query = new StringBuilder();
        if (event.occasion() instanceof Occasion.Connect connect) {
            connect.headers().entries().stream()
                    .filter(header -> passes(header.getKey()))
                    .forEach(header -> headers.add(header.getKey(), header.getValue()));
            connect.query().forEach(entry -> append(query, entry.getKey(), entry.getValue()));
        }
        return request(event, headers, query.toString());
    }

    private BackendRequest request(RouteEvent event, MultiMap headers, String passedQuery) {
        String apiId = event.connection().apiId();
        headers.set("X-Amzn-Apigateway-Api-Id", apiId).set("X-Amzn-Trace-Id", traceId(event));
        setAbsent(headers, "User-Agent", "AmazonAPIGateway_" + apiId);
        setAbsent(headers, "Accept", "application/json");
        if (!event.occasion().body().isEmpty()) {
            headers.set("Content-Type", event.occasion().json().isMissingNode() ? "text/plain" : "application/json");
        }
        String target = uri;
        var query = new StringBuilder(passedQuery);
        for (ParameterMapping parameter : parameters) {
            String value = parameter.source().apply(event).orElse(null);
            if (value != null) {
                switch (parameter.place()) {
                    case HEADER -> headers.set(parameter.name(), checked(parameter.name(), value));
                    case QUERYSTRING -> append(query, parameter.name(), value);
                    case PATH -> target = target.replace("{" + parameter.name() + "}", encoded(value));
                }
            }
        }
        return new BackendRequest(method, query.isEmpty() ? target : joined(target, query), headers, timeoutMillis)
                .of(apiId);
    }

    private static boolean passes(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !NOT_PASSED_ON.contains(lower) && !lower.startsWith("sec-websocket-") && !lower.startsWith("x-sluice-");
    }

    /** A mapped value comes from a client, and must not make a header of its own. */
    private static String checked(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new IllegalArgumentException("the value mapped to header " + name + " is none");
        }
        return value;
    }

    private static void setAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private static String joined(String uri, CharSequence query) {
        return uri + (uri.indexOf('?') < 0 ? "?" : "&") + query;
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String traceId(RouteEvent event) {
        var hex = HexFormat.of();
        var random = ThreadLocalRandom.current();
        return "Root=1-" + hex.toHexDigits(event.at().getEpochSecond(), 8) + "-" + hex.toHexDigits(random.nextLong())
                + hex.toHexDigits(random.nextInt());
    }
}
