package dev.sluice.edge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.QueryParameters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final TriedRequest REQUEST = new TriedRequest(
            HttpMethod.GET,
            "/p",
            null,
            MultiMap.caseInsensitiveMultiMap(),
            QueryParameters.NONE,
            Future.succeededFuture());

    @Test
    void aFunctionThatFailedIsNoConfigurationError() {
        String how = "Lambda execution failed with status 200 due to customer function error: no. Lambda request id: 1";

        assertThat(told(Fault.MALFORMED_INTEGRATION_RESPONSE, how)).isEqualTo(how);
        assertThat(told(Fault.MALFORMED_INTEGRATION_RESPONSE, "Malformed Lambda proxy response"))
                .isEqualTo("Execution failed due to configuration error: Malformed Lambda proxy response");
    }

    @Test
    void whatABodyLacksIsInOnePairOfBrackets() {
        assertThat(told(Fault.BAD_REQUEST_BODY, "[it has no name]"))
                .isEqualTo(
                        "Request body does not match model schema for content type application/json: [it has no name]");
    }

    private static String told(Fault fault, String reason) {
        return Failures.of(new FaultException(fault, reason), REQUEST);
    }
}
