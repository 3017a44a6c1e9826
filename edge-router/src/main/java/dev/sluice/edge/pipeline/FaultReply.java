package dev.sluice.edge.pipeline;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.mapping.MediaTypes;
import dev.sluice.edge.mapping.Values;
import dev.sluice.edge.table.FaultTemplate;
import dev.sluice.edge.table.FaultText;
import dev.sluice.edge.table.Source;
import dev.sluice.edge.table.Stage;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a fault an answer: the only place where that happens, so that every customisation applies to every fault. */
public final class FaultReply {

    /** The variables that only a fault has, as mappings name them. */
    private static final String ERROR = "error.";

    /** Characters of a body: a template may name a long header a thousand times. */
    private static final int LONGEST = 1024 * 1024;

    private FaultReply() {}

    /** AWS's default answer: where no stage was found that could say otherwise. */
    public static Reply of(Fault fault) {
        return Reply.of(fault.status(), headers(fault), fault.body());
    }

    /** AWS's default answer, in the words of this failure. */
    public static Reply of(FaultException failure) {
        Fault fault = failure.fault();
        return Reply.of(fault.status(), headers(fault), fault.bodyWith(failure.clientMessage()));
    }

    /** As the stage customises it. */
    public static Reply of(FaultException failure, Exchange exchange) {
        Fault fault = failure.fault();
        FaultTemplate custom = fault == Fault.REQUEST_TOO_LARGE ? null : customised(fault, exchange.stage());
        if (custom == null) {
            return of(failure);
        }
        MultiMap headers = headers(fault);
        Values values = Values.ofRequest(exchange, null);
        Map<String, String> error = error(failure);
        custom.headers().forEach((name, source) -> {
            String value = header(source, values, error);
            if (value != null) {
                headers.set(name, value);
            }
        });
        Integer status = custom.status();
        return Reply.of(
                status == null ? fault.status() : status, headers, body(exchange, custom, failure, values, headers));
    }

    /** What a client's body is told to lack may have the line breaks of that body, and is no header then. */
    private static @Nullable String header(Source source, Values values, Map<String, String> error) {
        if (source instanceof Source.Context(String name) && name.startsWith(ERROR)) {
            String value = error.get(name.substring(ERROR.length()));
            return value == null || value.chars().anyMatch(Character::isISOControl) ? null : value;
        }
        return values.get(source);
    }

    /**
     * By what the client accepts first; failing that JSON's, failing that whichever comes first; else the fault's own, as for
     * one that would be too long.
     */
    private static String body(
            Exchange exchange, FaultTemplate custom, FaultException failure, Values values, MultiMap headers) {
        Map<String, FaultText> bodies = custom.bodies();
        if (bodies.isEmpty()) {
            return failure.fault().bodyWith(failure.clientMessage());
        }
        String accepted = MediaTypes.first(exchange.request().getHeader("Accept"));
        String usual = bodies.containsKey(MediaTypes.JSON)
                ? MediaTypes.JSON
                : bodies.keySet().iterator().next();
        String type = bodies.containsKey(accepted) ? accepted : usual;
        String text = text(Objects.requireNonNull(bodies.get(type)), values, error(failure));
        if (text == null) {
            return failure.fault().bodyWith(failure.clientMessage());
        }
        if (!custom.headers().containsKey("Content-Type")) {
            headers.set("Content-Type", type);
        }
        return text;
    }

    /** Null where it would be longer than any honest one. */
    private static @Nullable String text(FaultText template, Values values, Map<String, String> error) {
        StringBuilder text = new StringBuilder();
        for (FaultText.Part part : template.parts()) {
            text.append(
                    switch (part) {
                        case FaultText.Literal(String written) -> written;
                        case FaultText.Error(String name) -> error.getOrDefault(name, "");
                        case FaultText.Value(Source source) -> Objects.requireNonNullElse(values.get(source), "");
                    });
            if (text.length() > LONGEST) {
                return null;
            }
        }
        return text.toString();
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
    private static Map<String, String> error(FaultException failure) {
        String message = failure.clientMessage();
        Map<String, String> error = new LinkedHashMap<>();
        error.put("message", message == null ? "null" : message);
        error.put(
                "messageString",
                message == null ? "null" : TextNode.valueOf(message).toString());
        error.put("validationErrorString", failure.validationError());
        error.put("responseType", failure.fault().responseType());
        return error;
    }
}
