package dev.sluice.edge.pipeline;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.table.KeyRing.KeyUse;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Demands an enabled API key of a usage plan that has the stage. Writes {@link Exchange#keyUse}. */
final class ApiKeyStep implements Step {

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        String value = keyOf(exchange);
        KeyUse use = value == null
                ? null
                : exchange.table()
                        .keys()
                        .find(value, exchange.stage().apiId(), exchange.stage().name());
        if (use == null) {
            throw new FaultException(Fault.INVALID_API_KEY, value == null ? "no API key" : "API key not admitted");
        }
        exchange.keyUse(use);
        return Outcome.NEXT;
    }

    private static @Nullable String keyOf(Exchange exchange) {
        if (!exchange.stage().options().keyFromAuthorizer()) {
            return exchange.request().getHeader("x-api-key");
        }
        var caller = exchange.caller();
        return caller == null ? null : caller.usageIdentifierKey();
    }
}
