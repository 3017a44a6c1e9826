package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The one account there is. */
@Parity
class AccountIT {

    @Test
    void toldAndChanged(ControlPlane control) {
        String role = "arn:aws:iam::000000000000:role/logs";

        var updated = control.aws().updateAccount(r -> r.patchOperations(replace("/cloudwatchRoleArn", role)));
        var shown = control.aws().getAccount();

        assertThat(updated.cloudwatchRoleArn()).isEqualTo(role);
        assertThat(shown.cloudwatchRoleArn()).isEqualTo(role);
        assertThat(shown.throttleSettings().burstLimit()).isEqualTo(5_000);
        assertThat(shown.throttleSettings().rateLimit()).isEqualTo(10_000.0);
        assertThat(shown.features()).containsExactly("UsagePlans");
        assertThat(shown.apiKeyVersion()).isEqualTo("4");
    }

    @Test
    @Differs("Any role is taken and shown: nothing is done in its name.")
    void anyRoleIsTaken(ControlPlane control) {
        String role = "arn:aws:iam::000000000000:role/that-nobody-made";

        assertThat(control.aws()
                        .updateAccount(r -> r.patchOperations(replace("/cloudwatchRoleArn", role)))
                        .cloudwatchRoleArn())
                .isEqualTo(role);
    }
}
