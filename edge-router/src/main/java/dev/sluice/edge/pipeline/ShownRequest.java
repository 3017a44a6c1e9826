package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessRequest;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.ClientHeaders;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.mapping.ContextMap;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a REQUEST authorizer is shown of an exchange. */
final class ShownRequest {

    private ShownRequest() {}

    static AccessRequest of(Exchange exchange, Account account) {
        Map<String, Object> context = ContextMap.of(exchange);
        context.put("accountId", account.id());
        return new AccessRequest(
                exchange.route().resourcePath(),
                exchange.address().path(),
                exchange.request().method().name(),
                all(ClientHeaders.seen(exchange)),
                all(exchange.request().params()),
                exchange.pathParameters(),
                exchange.stage().variables().values(),
                context);
    }

    private static Map<String, List<String>> all(MultiMap values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.names().forEach(name -> all.put(name, values.getAll(name)));
        return all;
    }
}
