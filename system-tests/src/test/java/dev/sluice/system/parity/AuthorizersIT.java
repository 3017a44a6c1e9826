package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;

/** Authorizers. */
@Parity
class AuthorizersIT {

    private static final String FUNCTION = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:000000000000:function:guard/invocations";

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var created = control.aws()
                    .createAuthorizer(r -> r.restApiId(sample.api())
                            .name("guard")
                            .type(AuthorizerType.TOKEN)
                            .authorizerUri(FUNCTION)
                            .identitySource("method.request.header.Authorization"));
            assertThat(created.authType()).isEqualTo("custom");

            var updated = control.aws()
                    .updateAuthorizer(r -> r.restApiId(sample.api())
                            .authorizerId(created.id())
                            .patchOperations(replace("/authorizerResultTtlInSeconds", "60")));

            assertThat(updated.authorizerResultTtlInSeconds()).isEqualTo(60);
            assertThat(control.aws()
                            .getAuthorizer(r -> r.restApiId(sample.api()).authorizerId(created.id()))
                            .authorizerUri())
                    .isEqualTo(FUNCTION);
            assertThat(control.aws()
                            .getAuthorizers(r -> r.restApiId(sample.api()))
                            .items())
                    .extracting("id")
                    .containsExactly(created.id());
            control.aws().deleteAuthorizer(r -> r.restApiId(sample.api()).authorizerId(created.id()));
        }
    }
}
