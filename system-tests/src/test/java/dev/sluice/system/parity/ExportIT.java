package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stage as a document. */
@Parity
class ExportIT {

    @Test
    void inBothKindsAndForms(ControlPlane control) {
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");

            var json = control.aws()
                    .getExport(r -> r.restApiId(sample.api()).stageName("dev").exportType("oas30"));
            var yaml = control.aws()
                    .getExport(r -> r.restApiId(sample.api())
                            .stageName("dev")
                            .exportType("swagger")
                            .accepts("application/yaml")
                            .parameters(Map.of("extensions", "integrations")));

            assertThat(json.body().asUtf8String()).startsWith("{").contains("\"openapi\"", "\"/\"");
            assertThat(json.contentType()).isEqualTo("application/octet-stream");
            assertThat(json.contentDisposition())
                    .startsWith("attachment; filename=\"oas30_")
                    .endsWith(".json\"");
            assertThat(yaml.body().asUtf8String()).contains("swagger: \"2.0\"", "x-amazon-apigateway-integration:");
        }
    }
}
