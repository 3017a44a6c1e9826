package dev.sluice.edge.pipeline;

import dev.sluice.contract.api.GatewayResponse;
import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.table.Stage;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a fault an answer: the only place where that happens, so that every customisation applies to every fault. */
public final class FaultReply {

    private static final String HEADER = "gatewayresponse.header.";
    private static final String MESSAGE = "$context.error.messageString";

    private FaultReply() {}

    /** {@code stage} is null where none was found. */
    public static Reply of(Fault fault, Stage.@Nullable Rest stage) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("Content-Type", fault == Fault.REQUEST_TOO_LARGE ? "text/plain" : "application/json");
        headers.set("x-amzn-ErrorType", fault.errorType());
        GatewayResponse custom = stage == null || fault == Fault.REQUEST_TOO_LARGE ? null : customised(fault, stage);
        return custom == null
                ? Reply.of(fault.status(), headers, fault.body())
                : Reply.of(status(fault, custom), with(headers, custom), body(fault, custom));
    }

    private static @Nullable GatewayResponse customised(Fault fault, Stage.Rest stage) {
        Map<String, GatewayResponse> responses = stage.gatewayResponses();
        GatewayResponse own = responses.get(fault.responseType());
        return own != null ? own : responses.get(fault.status() < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");
    }

    private static int status(Fault fault, GatewayResponse custom) {
        String status = custom.statusCode();
        return status == null || !status.matches("[1-5][0-9][0-9]") ? fault.status() : Integer.parseInt(status);
    }

    private static MultiMap with(MultiMap headers, GatewayResponse custom) {
        custom.responseParameters().forEach((target, value) -> {
            boolean fixed = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
            if (target.startsWith(HEADER) && fixed) {
                headers.set(target.substring(HEADER.length()), value.substring(1, value.length() - 1));
            }
        });
        return headers;
    }

    private static String body(Fault fault, GatewayResponse custom) {
        String template = custom.responseTemplates().get("application/json");
        return template == null ? fault.body() : template.replace(MESSAGE, fault.messageString());
    }
}
