package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;

/** The integration of a method, and how its answers are mapped. */
@Parity
class IntegrationsIT {

    @Test
    void putChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            control.unseen()
                    .putMethod(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .authorizationType("NONE"));

            var put = control.aws()
                    .putIntegration(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .type(IntegrationType.HTTP)
                            .integrationHttpMethod("POST")
                            .uri("http://pets.example/all")
                            .requestTemplates(Map.of("application/json", "{}")));
            assertThat(put.httpMethod()).isEqualTo("POST");
            assertThat(put.passthroughBehavior()).isEqualTo("WHEN_NO_MATCH");
            assertThat(put.timeoutInMillis()).isEqualTo(29_000);
            assertThat(put.responseTransferMode()).isEqualTo(ResponseTransferMode.BUFFERED);
            assertThat(put.cacheNamespace()).isEqualTo(sample.root());
            assertThat(put.hasCacheKeyParameters()).isTrue();
            var updated = control.aws()
                    .updateIntegration(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .patchOperations(replace("/uri", "http://pets.example/some")));

            assertThat(updated.uri()).isEqualTo("http://pets.example/some");
            assertThat(control.aws()
                            .getIntegration(r -> r.restApiId(sample.api())
                                    .resourceId(sample.root())
                                    .httpMethod("GET"))
                            .type())
                    .isEqualTo(IntegrationType.HTTP);
            control.aws()
                    .deleteIntegration(r ->
                            r.restApiId(sample.api()).resourceId(sample.root()).httpMethod("GET"));
        }
    }

    @Test
    void responsesComeAndGo(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            var put = control.aws()
                    .putIntegrationResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("404")
                            .selectionPattern("404")
                            .contentHandling(ContentHandlingStrategy.CONVERT_TO_TEXT));
            assertThat(put.selectionPattern()).isEqualTo("404");
            var updated = control.aws()
                    .updateIntegrationResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("404")
                            .patchOperations(replace("/selectionPattern", "4..")));

            assertThat(updated.selectionPattern()).isEqualTo("4..");
            assertThat(control.aws()
                            .getIntegrationResponse(r -> r.restApiId(sample.api())
                                    .resourceId(sample.root())
                                    .httpMethod("GET")
                                    .statusCode("404"))
                            .contentHandling())
                    .isEqualTo(ContentHandlingStrategy.CONVERT_TO_TEXT);
            control.aws()
                    .deleteIntegrationResponse(r -> r.restApiId(sample.api())
                            .resourceId(sample.root())
                            .httpMethod("GET")
                            .statusCode("404"));
        }
    }
}
