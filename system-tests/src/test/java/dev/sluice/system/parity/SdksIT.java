package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.SdkConfigurationProperty;
import software.amazon.awssdk.services.apigateway.model.SdkType;

/** The kinds of client there are, and a stage's client. */
@Parity
class SdksIT {

    @Test
    void theKindsThereAre(ControlPlane control) {
        var types = control.aws().getSdkTypes(r -> r.limit(100));
        var java = control.aws().getSdkType(r -> r.id("java"));

        assertThat(types.items()).extracting(SdkType::id).contains("java", "javascript");
        assertThat(java.configurationProperties())
                .filteredOn(SdkConfigurationProperty::required)
                .extracting(SdkConfigurationProperty::name)
                .containsExactly("service.name", "java.package-name");
    }

    @Test
    void theClientOfAStage(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");

            var sdk = control.aws()
                    .getSdk(r -> r.restApiId(sample.api())
                            .stageName("dev")
                            .sdkType("java")
                            .parameters(Map.of("service.name", "Pets", "java.package-name", "org.example.pets")));

            assertThat(sdk.contentType()).isEqualTo("application/octet-stream");
            assertThat(sdk.contentDisposition())
                    .startsWith("attachment; filename=\"java_")
                    .endsWith("Z.zip\"");
            assertThat(sdk.body().asByteArray()).startsWith('P', 'K');
        }
    }
}
