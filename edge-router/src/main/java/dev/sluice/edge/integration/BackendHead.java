package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.IntegrationPlan.HttpCall;
import dev.sluice.edge.table.IntegrationPlan.Mapping;
import dev.sluice.edge.table.IntegrationPlan.Place;
import dev.sluice.edge.table.UriTemplate;
import dev.sluice.engine.integration.BackendRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the head of the request to an HTTP backend out of an exchange and its parameter mappings. */
final class BackendHead {

    private static final Set<String> NOT_MAPPABLE = Set.of("content-length", "transfer-encoding");

    private final Exchange exchange;
    private final HttpCall call;
    private final Map<String, String> path = new HashMap<>();
    private final StringBuilder query;
    private final MultiMap headers;

    /** {@code headers} and {@code query} are what the integration starts from: the client's for a proxy, else nothing. */
    private BackendHead(Exchange exchange, HttpCall call, MultiMap headers, String query) {
        this.exchange = exchange;
        this.call = call;
        this.headers = headers;
        this.query = new StringBuilder(query);
        path.putAll(exchange.pathParameters());
    }

    /** For a backend that gets the request as it came. */
    static BackendRequest proxied(Exchange exchange, HttpCall call, Values values) {
        String query = exchange.request().query();
        MultiMap headers = HeaderRules.forwarded(exchange.request().headers());
        forwardedFor(exchange, headers);
        return new BackendHead(exchange, call, headers, query == null ? "" : query).build(values);
    }

    /** For a backend that gets only what is mapped. */
    static BackendRequest mapped(Exchange exchange, HttpCall call, Values values) {
        return new BackendHead(exchange, call, MultiMap.caseInsensitiveMultiMap(), "").build(values);
    }

    private BackendRequest build(Values values) {
        for (Mapping mapping : call.parameters()) {
            String value = values.get(mapping.source());
            if (value != null) {
                put(mapping.place(), mapping.name(), value);
            }
        }
        if (!headers.contains("Accept")) {
            headers.set("Accept", "application/json");
        }
        if (!headers.contains("User-Agent")) {
            headers.set("User-Agent", "AmazonAPIGateway_" + exchange.stage().apiId());
        }
        headers.set("X-Amzn-Apigateway-Api-Id", exchange.stage().apiId());
        headers.set(Trace.HEADER, exchange.trace().header());
        HttpMethod method =
                call.httpMethod().equals("ANY") ? exchange.request().method() : HttpMethod.valueOf(call.httpMethod());
        return new BackendRequest(method, uri(), headers, call.timeoutMillis());
    }

    private void put(Place place, String name, String value) {
        switch (place) {
            case HEADER -> {
                if (NOT_MAPPABLE.contains(name.toLowerCase(Locale.ROOT))) {
                    throw new FaultException(Fault.API_CONFIGURATION_ERROR, "header " + name + " is mapped");
                }
                headers.set(name, value);
            }
            case PATH -> path.put(name, value);
            case QUERY -> query(name, value);
        }
    }

    private void query(String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private String uri() {
        StringBuilder uri = new StringBuilder(96);
        for (UriTemplate.Part part : call.uri().parts()) {
            switch (part) {
                case UriTemplate.Literal(String text) -> uri.append(text);
                case UriTemplate.Place(String name) -> uri.append(path.getOrDefault(name, ""));
            }
        }
        if (!query.isEmpty()) {
            uri.append(uri.indexOf("?") < 0 ? '?' : '&').append(query);
        }
        return uri.toString();
    }

    private static void forwardedFor(Exchange exchange, MultiMap headers) {
        String peer = exchange.request().sourceIp();
        String before = headers.get("X-Forwarded-For");
        headers.set("X-Forwarded-For", before == null ? peer : before + ", " + peer);
        headers.set("X-Forwarded-Proto", exchange.request().isSSL() ? "https" : "http");
        headers.set("X-Forwarded-Port", String.valueOf(exchange.request().port()));
    }
}
