package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.edge.mapping.Templates;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.ContentHandling;
import dev.sluice.edge.table.ResponsePlan;
import dev.sluice.edge.table.ResponsePlan.Choice;
import dev.sluice.edge.table.Template;
import dev.sluice.engine.mapping.JsonBody;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of what an integration said the answer that the method declares for it. */
final class MappedAnswer {

    private final Exchange exchange;
    private final ResponsePlan plan;
    private final MappingOverrides overrides;

    MappedAnswer(Exchange exchange, ResponsePlan plan, MappingOverrides overrides) {
        this.exchange = exchange;
        this.plan = plan;
        this.overrides = overrides;
    }

    /**
     * Its content is called JSON where no mapping says otherwise, whatever the integration called its own.
     *
     * @param selector what the selection patterns are tried on: a status, or a function's error message
     */
    Reply of(Said said, String selector) {
        Choice choice = plan.select(selector);
        if (choice == null) {
            throw new FaultException(
                    Fault.API_CONFIGURATION_ERROR,
                    "No match for output mapping and no default endpoint response mapping configured: '" + selector
                            + "'");
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Content-Type", MediaTypes.JSON);
        Values values = Values.ofResponse(exchange, said.headers(), JsonBody.ofAnswer(said.body()::toString));
        choice.headers().forEach((name, source) -> {
            String value = values.get(source);
            if (value != null) {
                HeaderRules.mapped(headers, name, value);
            }
        });
        Buffer body = body(choice, said);
        overrides.headers().forEach((name, value) -> HeaderRules.mapped(headers, name, value));
        Integer status = overrides.status();
        return Reply.of(status == null ? choice.status() : status, headers, body);
    }

    private Buffer body(Choice choice, Said said) {
        boolean binary = plan.binary().match(said.headers().get("Content-Type"));
        boolean binaryWanted = plan.binary().match(exchange.request().getHeader("Accept"));
        ContentHandling handling = choice.handling();
        boolean asText =
                handling == ContentHandling.CONVERT_TO_TEXT || (handling == ContentHandling.PASS && !binaryWanted);
        boolean asBinary =
                handling == ContentHandling.CONVERT_TO_BINARY || (handling == ContentHandling.PASS && binaryWanted);
        Buffer readable = binary && asText ? Base64Body.encoded(said.body()) : said.body();
        Template template = template(choice.templates());
        Buffer mapped = template == null
                ? readable
                : Buffer.buffer(Templates.render(
                        exchange, template, binary ? Base64Body.text(readable) : readable.toString(), overrides));
        return !binary && asBinary ? Base64Body.decoded(mapped) : mapped;
    }

    /** By what the client accepts first; failing that JSON's, failing that whichever comes first. */
    private @Nullable Template template(Map<String, Template> templates) {
        if (templates.isEmpty()) {
            return null;
        }
        Template accepted = templates.get(MediaTypes.first(exchange.request().getHeader("Accept")));
        Template json = accepted == null ? templates.get(MediaTypes.JSON) : accepted;
        return json == null ? templates.values().iterator().next() : json;
    }
}
