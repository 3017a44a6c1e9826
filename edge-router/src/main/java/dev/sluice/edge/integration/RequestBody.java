package dev.sluice.edge.integration;

import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.edge.mapping.Templates;
import dev.sluice.edge.table.ContentHandling;
import dev.sluice.edge.table.IntegrationPlan.RequestTemplates;
import dev.sluice.edge.table.Template;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.buffer.Buffer;

/** A request's body as an integration gets it that is no proxy: converted and mapped. */
final class RequestBody {

    private RequestBody() {}

    static Buffer of(Exchange exchange, RequestTemplates plan, Buffer body, MappingOverrides overrides) {
        String contentType = exchange.request().getHeader("Content-Type");
        Template template = Templates.choose(plan, MediaTypes.of(contentType));
        boolean binary = plan.binary().match(contentType);
        Buffer readable =
                binary && plan.handling() == ContentHandling.CONVERT_TO_TEXT ? Base64Body.encoded(body) : body;
        Buffer mapped = template == null
                ? readable
                : Buffer.buffer(Templates.render(
                        exchange, template, binary ? Base64Body.text(readable) : readable.toString(), overrides));
        return !binary && plan.handling() == ContentHandling.CONVERT_TO_BINARY ? Base64Body.decoded(mapped) : mapped;
    }
}
