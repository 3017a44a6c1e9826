package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.table.IntegrationPlan.FunctionProxy;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Gives a function the whole request, and the client what the function makes of it. */
final class FunctionProxyIntegration {

    private final AwsBackends aws;

    FunctionProxyIntegration(AwsBackends aws) {
        this.aws = aws;
    }

    Future<Reply> call(Exchange exchange, FunctionProxy plan) {
        return exchange.body().compose(body -> {
            Buffer event = ProxyEvent.of(exchange, plan, body);
            return aws.send(
                            exchange,
                            plan.call(),
                            BackendHead.invocation(exchange, plan.call().http()),
                            event)
                    .map(said -> reply(exchange, plan, said));
        });
    }

    private static Reply reply(Exchange exchange, FunctionProxy plan, Said said) {
        if (FunctionError.in(said)) {
            throw new FaultException(
                    Fault.MALFORMED_INTEGRATION_RESPONSE,
                    "Lambda execution failed with status 200 due to customer function error: "
                            + FunctionError.message(said));
        }
        boolean binaryWanted = plan.binary().match(exchange.request().getHeader("Accept"));
        Reply reply = ProxyResult.reply(said.body(), binaryWanted);
        reply.headers().set(Trace.HEADER, exchange.trace().ofFunction());
        return reply;
    }
}
