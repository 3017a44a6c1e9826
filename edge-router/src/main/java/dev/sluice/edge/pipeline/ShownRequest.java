package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessRequest;
import dev.sluice.edge.exchange.ClientHeaders;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.HeaderLists;
import dev.sluice.edge.integration.ProxyContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a REQUEST authorizer is shown of an exchange: the headers and the context that a proxy's function gets. */
final class ShownRequest {

    private ShownRequest() {}

    static AccessRequest of(Exchange exchange) {
        Map<String, Object> context = new LinkedHashMap<>();
        ProxyContext.of(exchange).properties().forEach(member -> context.put(member.getKey(), member.getValue()));
        return new AccessRequest(
                exchange.route().resourcePath(),
                exchange.address().path(),
                exchange.request().method().name(),
                HeaderLists.of(ClientHeaders.seen(exchange)),
                exchange.request().params().byName(),
                exchange.pathParameters(),
                exchange.stage().variables().values(),
                context);
    }
}
