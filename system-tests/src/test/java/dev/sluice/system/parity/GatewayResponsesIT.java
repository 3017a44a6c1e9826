package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;

/** Gateway responses: what is customised, and the defaults. */
@Parity
class GatewayResponsesIT {

    @Test
    void customisedAndReset(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var put = control.aws()
                    .putGatewayResponse(r -> r.restApiId(sample.api())
                            .responseType(GatewayResponseType.THROTTLED)
                            .statusCode("420")
                            .responseTemplates(Map.of("application/json", "{}")));
            assertThat(put.defaultResponse()).isFalse();

            var updated = control.aws()
                    .updateGatewayResponse(r -> r.restApiId(sample.api())
                            .responseType(GatewayResponseType.THROTTLED)
                            .patchOperations(replace("/statusCode", "429")));

            assertThat(updated.statusCode()).isEqualTo("429");
            control.aws()
                    .deleteGatewayResponse(r -> r.restApiId(sample.api()).responseType(GatewayResponseType.THROTTLED));
            var usual = control.aws()
                    .getGatewayResponse(r -> r.restApiId(sample.api()).responseType(GatewayResponseType.THROTTLED));
            assertThat(usual.defaultResponse()).isTrue();
            assertThat(usual.responseTemplates())
                    .isEqualTo(Map.of("application/json", "{\"message\":$context.error.messageString}"));
            assertThat(control.aws()
                            .getGatewayResponses(r -> r.restApiId(sample.api()))
                            .items())
                    .hasSize(21);
        }
    }
}
