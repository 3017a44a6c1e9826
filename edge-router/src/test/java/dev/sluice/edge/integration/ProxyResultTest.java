package dev.sluice.edge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ProxyResultTest {

    private static final String MANY = "[" + "[],".repeat(1_000_000) + "[]]";

    @Test
    void aResultThatTakesThirtyTimesItsSizeInMemoryIsNone() {
        Buffer result = Buffer.buffer("{\"statusCode\": 200, \"body\": " + MANY + "}");

        assertThatThrownBy(() -> ProxyResult.reply(result, false))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED_INTEGRATION_RESPONSE))
                .hasMessageContaining("more than 1000000 objects and arrays");
    }

    @Test
    void noMessageIsReadOfSuchAnError() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("X-Amz-Function-Error", "Unhandled");
        Buffer error = Buffer.buffer("{\"errorMessage\": \"m\", \"trace\": " + MANY + "}");

        assertThat(FunctionError.message(new Said(200, headers, error))).isEmpty();
    }
}
