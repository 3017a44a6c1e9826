package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.table.IntegrationPlan.FunctionProxy;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Patience;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** Gives a function the whole request, and the client what the function makes of it. */
final class FunctionProxyIntegration {

    private final Vertx vertx;
    private final AwsBackends aws;
    private final AnswerLimits limits;

    FunctionProxyIntegration(Vertx vertx, AwsBackends aws, AnswerLimits limits) {
        this.vertx = vertx;
        this.aws = aws;
        this.limits = limits;
    }

    Future<Reply> call(Exchange exchange, FunctionProxy plan) {
        return exchange.body()
                .compose(body -> exchange.aside(body.length(), () -> ProxyEvent.of(exchange, plan, body)))
                .compose(event -> {
                    BackendRequest head = BackendHead.invocation(
                                    exchange, plan.call().http())
                            .until(exchange.request().gone());
                    return plan.streamed()
                            ? stream(exchange, plan, head, event)
                            : aws.send(exchange, plan.call(), head, event)
                                    .compose(said ->
                                            exchange.aside(said.body().length(), () -> reply(exchange, plan, said)));
                });
    }

    private Future<Reply> stream(Exchange exchange, FunctionProxy plan, BackendRequest head, Buffer event) {
        Patience patience = Patience.forAll(plan.call().http().timeoutMillis(), limits.idleMillis());
        return aws.open(exchange, plan.call(), head.within(patience), event).compose(response -> {
            head.abandoned().onComplete(gone -> response.request().reset());
            FunctionStream stream = new FunctionStream(new AttendedStream(vertx, response, limits.idleMillis()));
            return stream.metadata()
                    .map(metadata -> {
                        ProxyResult.Head answer = ProxyResult.head(metadata);
                        answer.headers().set(Trace.HEADER, exchange.trace().ofFunction());
                        return new Reply(answer.status(), answer.headers(), new Reply.Streamed(response, stream, null));
                    })
                    .onFailure(e -> response.request().reset());
        });
    }

    private static Reply reply(Exchange exchange, FunctionProxy plan, Said said) {
        if (FunctionError.in(said)) {
            throw new FaultException(
                    Fault.MALFORMED_INTEGRATION_RESPONSE,
                    "Lambda execution failed with status 200 due to customer function error: "
                            + FunctionError.message(said) + ". Lambda request id: "
                            + said.headers().get("x-amzn-RequestId"));
        }
        boolean binaryWanted = plan.binary().match(exchange.request().getHeader("Accept"));
        Reply reply = ProxyResult.reply(said.body(), binaryWanted);
        reply.headers().set(Trace.HEADER, exchange.trace().ofFunction());
        return reply;
    }
}
