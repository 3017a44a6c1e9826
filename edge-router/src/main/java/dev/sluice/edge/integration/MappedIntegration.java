package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.jayway.jsonpath.Configuration;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.wire.Wire;
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
import dev.sluice.edge.table.Source;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

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

    Future<Reply> mock(Exchange exchange, Mock plan) {
        return exchange.body().map(body -> {
            MappingOverrides overrides = new MappingOverrides();
            Buffer mapped = RequestBody.of(exchange, plan.request(), body, overrides);
            int status = mockStatus(mapped.toString());
            Said said = new Said(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
            return new MappedAnswer(exchange, plan.responses(), overrides)
                    .of(said, String.valueOf(status), MediaTypes.JSON);
        });
    }

    Future<Reply> http(Exchange exchange, Http plan) {
        return exchange.body().compose(body -> {
            MappingOverrides overrides = new MappingOverrides();
            Buffer mapped = RequestBody.of(exchange, plan.request(), body, overrides);
            BackendRequest head =
                    BackendHead.mapped(exchange, plan.call(), values(exchange, plan.call(), body), overrides);
            return backends.send(links.lead(exchange, plan.call(), typed(exchange, head, mapped)), mapped)
                    .compose(response -> Said.whole(response, exchange.bodyLimit()))
                    .map(said -> {
                        String contentType = said.headers().get("Content-Type");
                        return new MappedAnswer(exchange, plan.responses(), overrides)
                                .of(
                                        said,
                                        String.valueOf(said.status()),
                                        contentType == null ? MediaTypes.JSON : contentType);
                    })
                    .map(reply -> traced(reply, exchange.trace().header()));
        });
    }

    Future<Reply> aws(Exchange exchange, Aws plan) {
        return exchange.body().compose(body -> {
            MappingOverrides overrides = new MappingOverrides();
            Buffer mapped = RequestBody.of(exchange, plan.request(), body, overrides);
            HttpCall call = plan.call().http();
            BackendRequest head = BackendHead.aws(exchange, call, values(exchange, call, body), overrides);
            return aws.send(exchange, plan.call(), typed(exchange, head, mapped), mapped)
                    .map(said -> new MappedAnswer(exchange, plan.responses(), overrides)
                            .of(
                                    said,
                                    plan.call().function()
                                            ? FunctionError.message(said)
                                            : String.valueOf(said.status()),
                                    MediaTypes.JSON))
                    .map(reply -> traced(
                            reply,
                            plan.call().function()
                                    ? exchange.trace().ofFunction()
                                    : exchange.trace().header()));
        });
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

    /** The body is parsed only where a mapping reads it. */
    private static Values values(Exchange exchange, HttpCall call, Buffer body) {
        boolean read = call.parameters().stream().anyMatch(mapping -> mapping.source() instanceof Source.Body);
        return Values.ofRequest(
                exchange,
                read
                        ? MappedAnswer.parsed(
                                Configuration.defaultConfiguration().jsonProvider(), body.toString())
                        : null);
    }

    /** What a MOCK's request template says: {@code {"statusCode": N}}; anything else is a broken API. */
    private static int mockStatus(String rendered) {
        try {
            int status = Wire.mapper().readTree(rendered).path("statusCode").asInt(-1);
            if (status >= 100 && status <= 599) {
                return status;
            }
        } catch (JsonProcessingException e) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, NO_STATUS);
        }
        throw new FaultException(Fault.API_CONFIGURATION_ERROR, NO_STATUS);
    }
}
