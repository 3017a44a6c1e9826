package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that are generated for a stage. */
@Parity
class SdkTypesIT {

    @Test
    void areListedAndShown(ControlPlane control) {
        var types = control.aws().getSdkTypes(r -> r.limit(500)).items();

        assertThat(types).extracting("id").contains("java", "javascript");
        var java = control.aws().getSdkType(r -> r.id("java"));
        assertThat(java.friendlyName()).isNotBlank();
        assertThat(java.configurationProperties()).extracting("name").contains("service.name", "java.package-name");
    }

    @Test
    void becomeArchives(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");

            var sdk = control.aws()
                    .getSdk(r -> r.restApiId(sample.api())
                            .stageName("dev")
                            .sdkType("java")
                            .parameters(Map.of("serviceName", "Pets", "javaPackageName", "example.pets")));

            assertThat(sdk.body().asByteArray()).startsWith('P', 'K');
            assertThat(sdk.contentDisposition()).startsWith("attachment; filename=\"java_");
        }
    }

    @Test
    @Differs(
            "Clients are written in other languages than AWS's: TypeScript and Python, but none for Android, iOS or Ruby.")
    void areOfTheseLanguages(ControlPlane control) {
        assertThat(control.aws().getSdkTypes(r -> r.limit(500)).items())
                .extracting("id")
                .containsExactlyInAnyOrder("java", "javascript", "python", "typescript");
    }
}
