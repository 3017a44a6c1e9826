package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Request validators. */
@Parity
class ValidatorsIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var created = control.aws()
                    .createRequestValidator(
                            r -> r.restApiId(sample.api()).name("strict").validateRequestBody(true));
            assertThat(created.validateRequestBody()).isTrue();
            assertThat(created.validateRequestParameters()).isFalse();

            var updated = control.aws()
                    .updateRequestValidator(r -> r.restApiId(sample.api())
                            .requestValidatorId(created.id())
                            .patchOperations(replace("/validateRequestParameters", "true")));

            assertThat(updated.validateRequestParameters()).isTrue();
            assertThat(control.aws()
                            .getRequestValidator(r -> r.restApiId(sample.api()).requestValidatorId(created.id()))
                            .name())
                    .isEqualTo("strict");
            assertThat(control.aws()
                            .getRequestValidators(r -> r.restApiId(sample.api()))
                            .items())
                    .extracting("id")
                    .containsExactly(created.id());
            control.aws().deleteRequestValidator(r -> r.restApiId(sample.api()).requestValidatorId(created.id()));
        }
    }
}
