package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Op;

/** Methods, and the responses that they declare. */
@Parity
class MethodsIT {

    @Test
    void declaredChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var put = control.aws()
                    .putMethod(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("POST")
                            .authorizationType("NONE")
                            .operationName("adopt")
                            .requestParameters(Map.of("method.request.header.Shelter", true))
                            .requestModels(Map.of("application/json", "Empty")));
            assertThat(put.apiKeyRequired()).isFalse();

            var updated = control.aws()
                    .updateMethod(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("POST")
                            .patchOperations(
                                    replace("/apiKeyRequired", "true"), replace("/authorizationType", "AWS_IAM")));

            assertThat(updated.apiKeyRequired()).isTrue();
            var shown = control.aws()
                    .getMethod(r ->
                            r.restApiId(sample.api()).resourceId(sample.root()).httpMethod("POST"));
            assertThat(shown.authorizationType()).isEqualTo("AWS_IAM");
            assertThat(shown.operationName()).isEqualTo("adopt");
            assertThat(shown.requestParameters()).isEqualTo(Map.of("method.request.header.Shelter", true));
            assertThat(shown.requestModels()).isEqualTo(Map.of("application/json", "Empty"));
            control.aws()
                    .deleteMethod(r ->
                            r.restApiId(sample.api()).resourceId(sample.root()).httpMethod("POST"));
        }
    }

    @Test
    void responsesComeAndGo(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            control.unseen()
                    .putMethod(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .authorizationType("NONE"));

            control.aws()
                    .putMethodResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("200")
                            .responseParameters(Map.of("method.response.header.Age", true)));
            var updated = control.aws()
                    .updateMethodResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("200")
                            .patchOperations(p -> p.op(Op.ADD)
                                    .path("/responseModels/application~1json")
                                    .value("Error")));

            assertThat(updated.responseModels()).isEqualTo(Map.of("application/json", "Error"));
            var shown = control.aws()
                    .getMethodResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("200"));
            assertThat(shown.statusCode()).isEqualTo("200");
            assertThat(shown.responseParameters()).isEqualTo(Map.of("method.response.header.Age", true));
            control.aws()
                    .deleteMethodResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("200"));
        }
    }
}
