package dev.sluice.edge.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Address;
import dev.sluice.edge.exchange.ClientHeaders;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.HeaderLists;
import dev.sluice.edge.table.IntegrationPlan.FunctionProxy;
import dev.sluice.edge.table.IntegrationPlan.Mapping;
import dev.sluice.edge.table.IntegrationPlan.Place;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request as a proxy's function gets it: the event of format 1.0. What there is none of is null, never empty and never
 * missing.
 *
 * <p>Source: AWS guide, "Input format of a Lambda function for proxy integration", and recorded events.
 */
final class ProxyEvent {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ProxyEvent() {}

    static Buffer of(Exchange exchange, FunctionProxy plan, Buffer body) {
        ObjectNode event = JSON.objectNode();
        event.put("resource", exchange.route().resourcePath());
        Address address = exchange.address();
        event.put("path", address.basePath() == null ? address.path() : address.whole());
        event.put("httpMethod", exchange.request().method().name());
        put(event, "headers", "multiValueHeaders", headers(exchange, plan));
        put(
                event,
                "queryStringParameters",
                "multiValueQueryStringParameters",
                exchange.request().params().byName());
        event.set("pathParameters", texts(exchange.pathParameters()));
        event.set("stageVariables", texts(exchange.stage().variables().values()));
        event.set("requestContext", ProxyContext.of(exchange));
        boolean binary =
                body.length() > 0 && plan.binary().match(exchange.request().getHeader("Content-Type"));
        if (body.length() == 0) {
            event.putNull("body");
        } else {
            event.put("body", binary ? Base64.getEncoder().encodeToString(body.getBytes()) : body.toString());
        }
        event.put("isBase64Encoded", binary);
        return Buffer.buffer(Wire.write(event));
    }

    /** What an API maps is not among them (recorded), and is its fault all the same where it must not be mapped. */
    private static Map<String, List<String>> headers(Exchange exchange, FunctionProxy plan) {
        for (Mapping mapping : plan.call().http().parameters()) {
            if (mapping.place() == Place.HEADER) {
                HeaderRules.checkMappable(mapping.name(), true);
            }
        }
        return HeaderLists.of(ClientHeaders.seen(exchange));
    }

    /** A repeated name has its last value alone, and all of them in the second member. */
    private static void put(ObjectNode event, String last, String all, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(last);
            event.putNull(all);
            return;
        }
        ObjectNode single = event.putObject(last);
        ObjectNode multi = event.putObject(all);
        values.forEach((name, each) -> {
            single.put(name, each.getLast());
            ArrayNode list = multi.putArray(name);
            each.forEach(list::add);
        });
    }

    private static JsonNode texts(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return JSON.nullNode();
        }
        ObjectNode node = JSON.objectNode();
        texts.forEach(node::put);
        return node;
    }
}
