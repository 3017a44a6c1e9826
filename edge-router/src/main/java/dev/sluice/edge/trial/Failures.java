package dev.sluice.edge.trial;

import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.mapping.MediaTypes;

/** How AWS's execution log tells a fault. Source: AWS Knowledge Center on 5xx errors of REST APIs, and public logs. */
final class Failures {

    private Failures() {}

    static String of(FaultException failure, TriedRequest request) {
        String reason = String.valueOf(failure.getMessage());
        return switch (failure.fault()) {
            case API_CONFIGURATION_ERROR, MALFORMED_INTEGRATION_RESPONSE ->
                reason.startsWith("Lambda execution failed")
                        ? reason
                        : "Execution failed due to configuration error: " + reason;
            case INTEGRATION_TIMEOUT -> "Execution failed due to a timeout error";
            case INTEGRATION_FAILURE ->
                "Execution failed due to configuration error: " + "There was an error connecting to the endpoint: "
                        + reason;
            case BAD_REQUEST_BODY ->
                "Request body does not match model schema for content type "
                        + MediaTypes.of(request.getHeader("Content-Type")) + ": " + reason;
            default -> reason;
        };
    }
}
