package dev.sluice.edge.table;

import dev.sluice.contract.api.GatewayResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway response as an API customises it.
 *
 * @param status null for the fault's own
 * @param headers what they are set to: a fixed value, or one of the request's
 * @param bodies by media type, none for the fault's own
 */
public record FaultTemplate(@Nullable Integer status, Map<String, Source> headers, Map<String, FaultText> bodies) {

    private static final String HEADER = "gatewayresponse.header.";

    public FaultTemplate {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        bodies = Collections.unmodifiableMap(new LinkedHashMap<>(bodies));
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
        Map<String, FaultText> bodies = new LinkedHashMap<>();
        response.responseTemplates().forEach((type, text) -> bodies.put(type, FaultText.parse(text, variables)));
        return new FaultTemplate(status == null ? null : Integer.valueOf(status), headers, bodies);
    }
}
