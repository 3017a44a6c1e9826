package dev.sluice.edge.mapping;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.ClientHeaders;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Trail;
import dev.sluice.edge.table.IntegrationPlan.Passthrough;
import dev.sluice.edge.table.IntegrationPlan.RequestTemplates;
import dev.sluice.edge.table.Template;
import dev.sluice.engine.mapping.MappingException;
import dev.sluice.engine.mapping.MappingInput;
import dev.sluice.engine.mapping.MappingOverrides;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Renders the templates of an exchange; a template that fails is the API's fault, told to the log and not to the client. */
public final class Templates {

    private static final Logger LOG = Logger.getLogger(Templates.class);

    private Templates() {}

    /**
     * The template for a request, null where its body passes through. Throws 415 where neither is allowed: passthrough
     * NEVER, or WHEN_NO_TEMPLATES with templates of which none fits.
     */
    public static @Nullable Template choose(RequestTemplates templates, String mediaType) {
        Template fitting = templates.byContentType().get(mediaType);
        boolean refused = templates.passthrough() == Passthrough.NEVER
                || (templates.passthrough() == Passthrough.WHEN_NO_TEMPLATES
                        && !templates.byContentType().isEmpty());
        if (fitting == null && refused) {
            throw new FaultException(Fault.UNSUPPORTED_MEDIA_TYPE, "no template for " + mediaType);
        }
        return fitting;
    }

    public static String render(Exchange exchange, Template template, String body, MappingOverrides overrides) {
        try {
            MappingInput input = input(exchange, body, overrides);
            String rendered = template.parsed().render(input);
            Trail trail = exchange.trail();
            if (trail != null) {
                trail.note("templates", told(template, body, input, rendered));
            }
            return rendered;
        } catch (MappingException e) {
            LOG.warnf("%s of %s: %s", exchange.route().key(), exchange.stage().apiId(), e.getMessage());
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "a mapping template failed: " + e.getMessage());
        }
    }

    private static Map<String, Object> told(Template template, String body, MappingInput input, String rendered) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("template", template.name());
        told.put("input", body);
        told.put("context", input.context());
        told.put("output", rendered);
        return told;
    }

    private static MappingInput input(Exchange exchange, String body, MappingOverrides overrides) {
        return new MappingInput(
                body,
                exchange.pathParameters(),
                exchange.request().params().last(),
                lastValues(ClientHeaders.seen(exchange)),
                ContextMap.of(exchange),
                exchange.stage().variables().values(),
                overrides);
    }

    private static Map<String, String> lastValues(MultiMap values) {
        Map<String, String> last = new LinkedHashMap<>();
        values.forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }
}
