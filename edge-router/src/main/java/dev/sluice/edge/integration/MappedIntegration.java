package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPathException;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trace;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.edge.mapping.Templates;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.IntegrationPlan.Http;
import dev.sluice.edge.table.IntegrationPlan.Mock;
import dev.sluice.edge.table.ResponsePlan;
import dev.sluice.edge.table.Template;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** MOCK and HTTP: the request is mapped to what the integration gets, and its answer to what the method declares. */
final class MappedIntegration {

    private final Backends backends;

    MappedIntegration(Backends backends) {
        this.backends = backends;
    }

    /** An integration's answer: its status, headers and body, before it is mapped. */
    private record Said(int status, MultiMap headers, Buffer body) {}

    Future<Reply> mock(Exchange exchange, Mock plan) {
        return exchange.body().map(body -> {
            MappingOverrides overrides = new MappingOverrides();
            Template template = Templates.choose(plan.request(), mediaType(exchange));
            String rendered = template == null ? "" : Templates.render(exchange, template, body.toString(), overrides);
            Said said = new Said(mockStatus(rendered), MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
            return answer(exchange, plan.responses(), said, overrides);
        });
    }

    Future<Reply> http(Exchange exchange, Http plan) {
        return exchange.body().compose(body -> {
            MappingOverrides overrides = new MappingOverrides();
            Template template = Templates.choose(plan.request(), mediaType(exchange));
            Buffer mapped = template == null
                    ? body
                    : Buffer.buffer(Templates.render(exchange, template, body.toString(), overrides));
            BackendRequest head = BackendHead.mapped(exchange, plan.call(), Values.ofRequest(exchange, json(body)));
            if (mapped.length() > 0 && !head.headers().contains("Content-Type")) {
                head.headers().set("Content-Type", mediaType(exchange));
            }
            return backends.send(head, mapped)
                    .compose(MappedIntegration::whole)
                    .map(said -> answer(exchange, plan.responses(), said, overrides))
                    .map(reply -> traced(reply, exchange));
        });
    }

    private static Future<Said> whole(HttpClientResponse response) {
        Future<Buffer> body = response.body();
        response.resume();
        return body.map(bytes -> new Said(response.statusCode(), response.headers(), bytes));
    }

    private static Reply traced(Reply reply, Exchange exchange) {
        reply.headers().set(Trace.HEADER, exchange.trace().header());
        return reply;
    }

    private static Reply answer(Exchange exchange, ResponsePlan plan, Said said, MappingOverrides overrides) {
        ResponsePlan.Choice choice = plan.select(String.valueOf(said.status()));
        if (choice == null) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "no integration response for " + said.status());
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        String contentType = said.headers().get("Content-Type");
        headers.set("Content-Type", contentType == null ? MediaTypes.JSON : contentType);
        Values values = Values.ofResponse(exchange, said.headers(), json(said.body()));
        choice.headers().forEach((name, source) -> {
            String value = values.get(source);
            if (value != null) {
                HeaderRules.mapped(headers, name, value);
            }
        });
        Template template = choice.templates().get(MediaTypes.of(contentType));
        if (template == null && choice.templates().size() == 1 && contentType == null) {
            template = choice.templates().values().iterator().next();
        }
        Buffer body = template == null
                ? said.body()
                : Buffer.buffer(Templates.render(exchange, template, said.body().toString(), overrides));
        overrides.headers().forEach(headers::set);
        Integer status = overrides.status();
        return Reply.of(status == null ? choice.status() : status, headers, body);
    }

    private static String mediaType(Exchange exchange) {
        return MediaTypes.of(exchange.request().getHeader("Content-Type"));
    }

    /** What a MOCK's request template says: {@code {"statusCode": N}}; anything else is a broken API. */
    private static int mockStatus(String rendered) {
        try {
            int status = Wire.mapper().readTree(rendered).path("statusCode").asInt(-1);
            if (status >= 100 && status <= 599) {
                return status;
            }
        } catch (JsonProcessingException e) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "the mock's template gave no JSON");
        }
        throw new FaultException(Fault.API_CONFIGURATION_ERROR, "the mock's template gave no statusCode");
    }

    private static @Nullable Object json(Buffer body) {
        try {
            return body.length() == 0
                    ? null
                    : Configuration.defaultConfiguration().jsonProvider().parse(body.toString());
        } catch (JsonPathException notJson) {
            return null;
        }
    }
}
