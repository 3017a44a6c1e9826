package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.IntegrationPlan.Aws;
import dev.sluice.edge.table.IntegrationPlan.Http;
import dev.sluice.edge.table.IntegrationPlan.HttpCall;
import dev.sluice.edge.table.IntegrationPlan.Mock;
import dev.sluice.edge.table.IntegrationPlan.RequestTemplates;
import dev.sluice.edge.table.ResponsePlan;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import dev.sluice.engine.mapping.JsonBody;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;

/** MOCK, HTTP and AWS: the request is mapped to what the integration gets, and its answer to what the method declares. */
final class MappedIntegration {

    /** As AWS's execution log has it. */
    private static final String NO_STATUS = "statusCode should be an integer which defined in request template";

    private final Backends backends;
    private final AwsBackends aws;
    private final Links links;

    MappedIntegration(Backends backends, AwsBackends aws, Links links) {
        this.backends = backends;
        this.aws = aws;
        this.links = links;
    }

    /** A request as its integration gets it, and what its template said of the answer. */
    private record Asked(BackendRequest head, Buffer body, MappingOverrides overrides) {}

    Future<Reply> mock(Exchange exchange, Mock plan) {
        return exchange.body()
                .compose(body -> exchange.aside(body.length(), () -> {
                    MappingOverrides overrides = new MappingOverrides();
                    Buffer mapped = RequestBody.of(exchange, plan.request(), body, overrides);
                    int status = MockStatus.of(mapped.toString())
                            .orElseThrow(() -> new FaultException(Fault.API_CONFIGURATION_ERROR, NO_STATUS));
                    Said said = new Said(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
                    return new MappedAnswer(exchange, plan.responses(), overrides).of(said, String.valueOf(status));
                }));
    }

    Future<Reply> http(Exchange exchange, Http plan) {
        return asked(exchange, plan.request(), plan.call(), BackendHead::mapped)
                .compose(asked -> backends.send(links.lead(exchange, plan.call(), asked.head()), asked.body())
                        .compose(response -> Said.whole(exchange, response, exchange.bodyLimit()))
                        .compose(said -> answer(exchange, plan.responses(), asked, said, MappedIntegration::status)))
                .map(reply -> traced(reply, exchange.trace().header()));
    }

    Future<Reply> aws(Exchange exchange, Aws plan) {
        boolean function = plan.call().function();
        return asked(exchange, plan.request(), plan.call().http(), BackendHead::aws)
                .compose(asked -> aws.send(exchange, plan.call(), asked.head(), asked.body())
                        .compose(said -> answer(
                                exchange,
                                plan.responses(),
                                asked,
                                said,
                                function ? FunctionError::message : MappedIntegration::status)))
                .map(reply -> traced(
                        reply,
                        function
                                ? exchange.trace().ofFunction()
                                : exchange.trace().header()));
    }

    /** How the head of a request is made. */
    private interface Head {
        BackendRequest of(Exchange exchange, HttpCall call, Values values, MappingOverrides overrides);
    }

    private static Future<Asked> asked(Exchange exchange, RequestTemplates templates, HttpCall call, Head head) {
        return exchange.body()
                .compose(body -> exchange.aside(body.length(), () -> {
                    MappingOverrides overrides = new MappingOverrides();
                    Buffer mapped = RequestBody.of(exchange, templates, body, overrides);
                    Values values = Values.ofRequest(exchange, JsonBody.ofRequest(body::toString));
                    return new Asked(
                            typed(exchange, head.of(exchange, call, values, overrides), mapped), mapped, overrides);
                }))
                .map(asked -> {
                    exchange.hold(asked.body().length());
                    return new Asked(asked.head().until(exchange.request().gone()), asked.body(), asked.overrides());
                });
    }

    /** {@code selector} is what the selection patterns are tried on. */
    private static Future<Reply> answer(
            Exchange exchange, ResponsePlan plan, Asked asked, Said said, Function<Said, String> selector) {
        return exchange.aside(
                said.body().length(),
                () -> new MappedAnswer(exchange, plan, asked.overrides().copy()).of(said, selector.apply(said)));
    }

    private static String status(Said said) {
        return String.valueOf(said.status());
    }

    private static BackendRequest typed(Exchange exchange, BackendRequest head, Buffer body) {
        if (body.length() > 0 && !head.headers().contains("Content-Type")) {
            head.headers().set("Content-Type", MediaTypes.of(exchange.request().getHeader("Content-Type")));
        }
        return head;
    }

    private static Reply traced(Reply reply, String trace) {
        reply.headers().set(Trace.HEADER, trace);
        return reply;
    }
}
