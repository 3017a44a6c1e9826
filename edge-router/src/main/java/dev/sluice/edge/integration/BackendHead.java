package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.ClientHeaders;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.IntegrationPlan.HttpCall;
import dev.sluice.edge.table.IntegrationPlan.Mapping;
import dev.sluice.edge.table.IntegrationPlan.Place;
import dev.sluice.edge.table.Source;
import dev.sluice.edge.table.UriTemplate;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Patience;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the head of the request to a backend out of an exchange and its parameter mappings. What a template overrides wins
 * over what is mapped. Whoever sends it says until when.
 */
final class BackendHead {

    /** Characters of all that is mapped, and of the URI: ten times what a backend takes. */
    private static final int MOST = 128 * 1024;

    private final Exchange exchange;
    private final HttpCall call;
    private final boolean aws;
    private final Map<String, String> path = new HashMap<>();
    private final String clientsQuery;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final MultiMap headers;
    private int room = MOST;

    /** {@code headers} and {@code query} are what the integration starts from: the client's for a proxy, else nothing. */
    private BackendHead(Exchange exchange, HttpCall call, boolean aws, MultiMap headers, String query) {
        this.exchange = exchange;
        this.call = call;
        this.aws = aws;
        this.headers = headers;
        this.clientsQuery = query;
        path.putAll(exchange.pathParameters());
    }

    /** For a backend that gets the request as it came. */
    static BackendRequest proxied(Exchange exchange, HttpCall call, Values values) {
        String query = exchange.request().query();
        MultiMap headers = ClientHeaders.forwarded(exchange.request());
        if (!exchange.request().hasBody()) {
            headers.remove("Content-Encoding");
        }
        BackendHead head = new BackendHead(exchange, call, false, headers, query == null ? "" : query);
        head.map(values);
        return head.build();
    }

    /** For a backend that gets only what is mapped. */
    static BackendRequest mapped(Exchange exchange, HttpCall call, Values values, MappingOverrides overrides) {
        return mapped(exchange, call, false, values, overrides);
    }

    /** For an AWS service, which gets only what is mapped; the URI is a path, perhaps with a query. */
    static BackendRequest aws(Exchange exchange, HttpCall call, Values values, MappingOverrides overrides) {
        return mapped(exchange, call, true, values, overrides);
    }

    /** For a function that gets an event, and nothing of the request beside it. */
    static BackendRequest invocation(Exchange exchange, HttpCall call) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Content-Type", "application/json");
        return whole(new BackendHead(exchange, call, true, headers, "").build(), call);
    }

    private static BackendRequest mapped(
            Exchange exchange, HttpCall call, boolean aws, Values values, MappingOverrides overrides) {
        BackendHead head = new BackendHead(exchange, call, aws, MultiMap.caseInsensitiveMultiMap(), "");
        head.map(values);
        overrides.requestHeaders().forEach((name, value) -> head.put(Place.HEADER, name, value));
        overrides.requestPathParameters().forEach((name, value) -> head.put(Place.PATH, name, value));
        overrides.requestQueryParameters().forEach((name, value) -> head.put(Place.QUERY, name, value));
        return whole(head.build(), call);
    }

    private void map(Values values) {
        for (Mapping mapping : call.parameters()) {
            String value = values.get(mapping.source());
            if (value != null && mapping.source() instanceof Source.PathParameter && mapping.place() == Place.PATH) {
                path.put(mapping.name(), value); // encoded as the client has it, and looked at when its route was found
            } else if (value != null) {
                put(mapping.place(), mapping.name(), value);
            }
        }
    }

    /** Whose answer is read to its end before anything is made of it: all of it has to come in time. */
    private static BackendRequest whole(BackendRequest request, HttpCall call) {
        return request.within(Patience.forAll(call.timeoutMillis(), call.timeoutMillis()));
    }

    private BackendRequest build() {
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
        return new BackendRequest(method, uri(), headers, call.timeoutMillis())
                .of(exchange.stage().apiId());
    }

    /** A value may be a whole body, and be mapped a thousand times. */
    private void put(Place place, String name, String value) {
        room -= value.length();
        if (room < 0) {
            throw tooLong();
        }
        switch (place) {
            case HEADER -> HeaderRules.request(headers, name, value, aws);
            case PATH -> path.put(name, PathValue.encoded(name, value));
            case QUERY -> query.put(name, value);
        }
    }

    private String uri() {
        StringBuilder uri = new StringBuilder(96);
        for (UriTemplate.Part part : call.uri().parts()) {
            switch (part) {
                case UriTemplate.Literal(String text) -> uri.append(text);
                case UriTemplate.Place(String name) -> uri.append(path.getOrDefault(name, ""));
            }
            if (uri.length() > MOST) {
                throw tooLong();
            }
        }
        StringBuilder all = new StringBuilder(clientsQuery);
        query.forEach((name, value) -> all.append(all.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        if (!all.isEmpty()) {
            uri.append(uri.indexOf("?") < 0 ? '?' : '&').append(all);
        }
        return uri.toString();
    }

    private static FaultException tooLong() {
        return new FaultException(
                Fault.API_CONFIGURATION_ERROR,
                "the head of the integration request has more than " + MOST + " characters");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
