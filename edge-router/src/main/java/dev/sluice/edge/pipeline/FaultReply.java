package dev.sluice.edge.pipeline;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.mapping.Templates;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.FaultTemplate;
import dev.sluice.edge.table.Stage;
import dev.sluice.edge.table.Template;
import dev.sluice.engine.mapping.MappingException;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a fault an answer: the only place where that happens, so that every customisation applies to every fault. */
public final class FaultReply {

    private static final Logger LOG = Logger.getLogger(FaultReply.class);

    private FaultReply() {}

    /** AWS's default answer: where no stage was found that could say otherwise. */
    public static Reply of(Fault fault) {
        return Reply.of(fault.status(), headers(fault), fault.body());
    }

    /** As the stage customises it. */
    public static Reply of(FaultException failure, Exchange exchange) {
        Fault fault = failure.fault();
        FaultTemplate custom = fault == Fault.REQUEST_TOO_LARGE ? null : customised(fault, exchange.stage());
        if (custom == null) {
            return Reply.of(fault.status(), headers(fault), fault.bodyWith(failure.clientMessage()));
        }
        MultiMap headers = headers(fault);
        Values values = Values.ofRequest(exchange, null);
        custom.headers().forEach((name, source) -> {
            String value = values.get(source);
            if (value != null) {
                headers.set(name, value);
            }
        });
        Integer status = custom.status();
        String body = custom.body() == null
                ? fault.bodyWith(failure.clientMessage())
                : body(exchange, custom.body(), failure);
        return Reply.of(status == null ? fault.status() : status, headers, body);
    }

    /** A template that fails is the API's fault, on top of the one that it was to tell of: that one's own body is told. */
    private static String body(Exchange exchange, Template template, FaultException failure) {
        try {
            return Templates.render(exchange, template, error(failure));
        } catch (MappingException e) {
            LOG.warnf(
                    "gateway response %s of %s: %s",
                    failure.fault().responseType(), exchange.stage().apiId(), e.getMessage());
            return failure.fault().bodyWith(failure.clientMessage());
        }
    }

    private static MultiMap headers(Fault fault) {
        return MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", fault == Fault.REQUEST_TOO_LARGE ? "text/plain" : "application/json")
                .set("x-amzn-ErrorType", fault.errorType());
    }

    private static @Nullable FaultTemplate customised(Fault fault, Stage.Rest stage) {
        FaultTemplate own = stage.faultTemplates().get(fault.responseType());
        return own != null ? own : stage.faultTemplates().get(fault.status() < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");
    }

    /** {@code $context.error}. */
    private static Map<String, Object> error(FaultException failure) {
        String message = failure.clientMessage();
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message == null ? "null" : message);
        error.put(
                "messageString",
                message == null ? "null" : TextNode.valueOf(message).toString());
        error.put("validationErrorString", failure.validationError());
        error.put("responseType", failure.fault().responseType());
        return error;
    }
}
