package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.system.world.Functions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;

/** Methods and authorizers that are tried out without a deployment. */
@Parity
class TrialsIT {

    private static final String FUNCTION = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:000000000000:function:%s/invocations";

    @Test
    void aMethodTellsWhatItAnsweredAndHow(ControlPlane control) {
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

    @Test
    void anAuthorizerTellsWhatItDecided(ControlPlane control, Functions functions) {
        String name = "guard-" + UUID.randomUUID();
        functions.define(name, event -> policy(event.getString("methodArn")));
        try (Sample sample = Sample.in(control)) {
            String id = control.unseen()
                    .createAuthorizer(r -> r.restApiId(sample.api())
                            .name("guard")
                            .type(AuthorizerType.TOKEN)
                            .authorizerUri(FUNCTION.formatted(name))
                            .identitySource("method.request.header.Authorization"))
                    .id();

            var told = control.aws()
                    .testInvokeAuthorizer(
                            r -> r.restApiId(sample.api()).authorizerId(id).headers(Map.of("Authorization", "token")));

            assertThat(told.clientStatus())
                    .as("AWS: 0 where the authorizer succeeded")
                    .isZero();
            assertThat(told.principalId()).isEqualTo("somebody");
            assertThat(told.policy()).contains("Allow");
            assertThat(told.latency()).isNotNull();
        }
    }

    private static JsonObject policy(String methodArn) {
        var statement = new JsonObject()
                .put("Effect", "Allow")
                .put("Action", "execute-api:Invoke")
                .put("Resource", methodArn);
        return new JsonObject()
                .put("principalId", "somebody")
                .put(
                        "policyDocument",
                        new JsonObject().put("Version", "2012-10-17").put("Statement", new JsonArray().add(statement)));
    }
}
