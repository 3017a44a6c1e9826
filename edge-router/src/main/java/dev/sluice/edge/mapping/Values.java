package dev.sluice.edge.mapping;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.ClientHeaders;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.table.Source;
import dev.sluice.engine.mapping.JsonBody;
import dev.sluice.engine.mapping.MappingException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that mapping expressions have in an exchange: on its way in, where headers and body are the client's, or on
 * its way out, where they are the backend's.
 */
public final class Values {

    private final Exchange exchange;
    private final Function<String, List<String>> headers;
    private final @Nullable JsonBody json;

    private Values(Exchange exchange, Function<String, List<String>> headers, @Nullable JsonBody json) {
        this.exchange = exchange;
        this.headers = headers;
        this.json = json;
    }

    /** Of the client's request; {@code body} is null where none is read. */
    public static Values ofRequest(Exchange exchange, @Nullable JsonBody body) {
        return new Values(exchange, name -> ClientHeaders.seen(exchange, name), body);
    }

    /** Of the backend's answer. */
    public static Values ofResponse(Exchange exchange, MultiMap headers, @Nullable JsonBody body) {
        return new Values(exchange, headers::getAll, body);
    }

    /** All values that a request has of a source; what cannot be repeated has one or none. */
    public static List<String> all(Exchange exchange, Source source) {
        return switch (source) {
            case Source.Header header -> exchange.request().headers().getAll(header.name());
            case Source.Query query -> exchange.request().params().all(query.name());
            default -> Stream.ofNullable(ofRequest(exchange, null).get(source)).toList();
        };
    }

    /** Null where the request, or the answer, does not have it. */
    public @Nullable String get(Source source) {
        return switch (source) {
            case Source.Fixed(String value) -> value;
            case Source.Header(String name, boolean multi) -> value(headers.apply(name), multi);
            case Source.PathParameter(String name) -> exchange.pathParameters().get(name);
            case Source.Query(String name, boolean multi) ->
                value(exchange.request().params().all(name), multi);
            case Source.Context(String name) -> context(name);
            case Source.Body body -> json(body);
        };
    }

    private static @Nullable String value(List<String> values, boolean multi) {
        if (values.isEmpty()) {
            return null;
        }
        return multi ? String.join(",", values) : values.getLast();
    }

    private @Nullable String context(String name) {
        Object at = ContextMap.get(exchange, name);
        return at == null ? null : String.valueOf(at);
    }

    private @Nullable String json(Source.Body source) {
        try {
            return json == null ? null : source.path().read(json);
        } catch (MappingException e) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "a mapping of the body failed: " + e.getMessage());
        }
    }
}
