package dev.sluice.edge.table;

import dev.sluice.contract.api.GatewayResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway response as an API customises it.
 *
 * @param status null for the fault's own
 * @param headers what they are set to: a fixed value, or one of the request's
 * @param body null for the fault's own
 */
public record FaultTemplate(
        @Nullable Integer status,
        Map<String, Source> headers,
        @Nullable Template body) {

    private static final String HEADER = "gatewayresponse.header.";

    public FaultTemplate {
        headers = new LinkedHashMap<>(headers);
    }

    static FaultTemplate compile(GatewayResponse response, StageVariables variables) {
        String status = response.statusCode();
        if (status != null && !status.matches("[1-5][0-9][0-9]")) {
            throw new CompileException(
                    "gateway response " + response.responseType() + ": not a status code: " + status);
        }
        Map<String, Source> headers = new LinkedHashMap<>();
        response.responseParameters().forEach((target, source) -> {
            if (target.startsWith(HEADER)) {
                headers.put(target.substring(HEADER.length()), Source.parse(source, "method.request.", variables));
            }
        });
        String template = response.responseTemplates().get("application/json");
        return new FaultTemplate(
                status == null ? null : Integer.valueOf(status),
                headers,
                template == null ? null : Template.compile("gateway response " + response.responseType(), template));
    }
}
