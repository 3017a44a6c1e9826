package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.DocumentationPartType;

/** Documentation parts and versions. */
@Parity
class DocumentationIT {

    private static final String DOCUMENT = """
            {"openapi": "3.0.1", "info": {"title": "t", "version": "1"}, "paths": {},
             "x-amazon-apigateway-documentation": {"documentationParts": [
               {"location": {"type": "RESOURCE", "path": "/"}, "properties": {"description": "all"}}]}}""";

    @Test
    void partsAreMadeChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var created = control.aws()
                    .createDocumentationPart(r -> r.restApiId(sample.api())
                            .location(l -> l.type(DocumentationPartType.API))
                            .properties("{\"description\": \"pets\"}"));

            var updated = control.aws()
                    .updateDocumentationPart(r -> r.restApiId(sample.api())
                            .documentationPartId(created.id())
                            .patchOperations(replace("/properties", "{\"description\": \"cats\"}")));

            assertThat(updated.properties()).isEqualTo("{\"description\": \"cats\"}");
            assertThat(control.aws()
                            .getDocumentationPart(r -> r.restApiId(sample.api()).documentationPartId(created.id()))
                            .location()
                            .type())
                    .isEqualTo(DocumentationPartType.API);
            var imported = control.aws()
                    .importDocumentationParts(r -> r.restApiId(sample.api()).body(SdkBytes.fromUtf8String(DOCUMENT)));
            assertThat(imported.ids()).hasSize(1);
            assertThat(control.aws()
                            .getDocumentationParts(r -> r.restApiId(sample.api()))
                            .items())
                    .hasSize(2);
            control.aws().deleteDocumentationPart(r -> r.restApiId(sample.api()).documentationPartId(created.id()));
        }
    }

    @Test
    void versionsAreMadeDescribedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var created = control.aws()
                    .createDocumentationVersion(r ->
                            r.restApiId(sample.api()).documentationVersion("1").description("first"));
            assertThat(created.createdDate()).isNotNull();

            var updated = control.aws()
                    .updateDocumentationVersion(r -> r.restApiId(sample.api())
                            .documentationVersion("1")
                            .patchOperations(replace("/description", "changed")));

            assertThat(updated.description()).isEqualTo("changed");
            assertThat(control.aws()
                            .getDocumentationVersion(
                                    r -> r.restApiId(sample.api()).documentationVersion("1"))
                            .version())
                    .isEqualTo("1");
            assertThat(control.aws()
                            .getDocumentationVersions(r -> r.restApiId(sample.api()))
                            .items())
                    .extracting("version")
                    .containsExactly("1");
            control.aws()
                    .deleteDocumentationVersion(r -> r.restApiId(sample.api()).documentationVersion("1"));
        }
    }
}
