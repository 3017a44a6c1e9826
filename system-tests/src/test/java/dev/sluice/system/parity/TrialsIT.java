package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Methods and authorizers that are tried out without a deployment. */
@Parity
class TrialsIT {

    @Test
    void tellsWhatItAnsweredAndHow(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            var told = control.aws()
                    .testInvokeMethod(r ->
                            r.restApiId(sample.api()).resourceId(sample.root()).httpMethod("GET"));

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.body()).isEqualTo("{\"ok\": true}");
            assertThat(told.latency()).isNotNull();
            assertThat(told.log()).contains("Execution log for request");
            assertThat(told.headers()).containsEntry("Content-Type", "application/json");
        }
    }
}
