package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Models, and the templates that come of them. */
@Parity
class ModelsIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var created = control.aws()
                    .createModel(r -> r.restApiId(sample.api())
                            .name("Pet")
                            .contentType("application/json")
                            .schema("{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}"));
            assertThat(created.id()).isNotBlank();

            var updated = control.aws()
                    .updateModel(r -> r.restApiId(sample.api())
                            .modelName("Pet")
                            .patchOperations(replace("/description", "who lives here")));

            assertThat(updated.description()).isEqualTo("who lives here");
            assertThat(control.aws()
                            .getModel(r -> r.restApiId(sample.api()).modelName("Pet"))
                            .schema())
                    .isEqualTo(created.schema());
            assertThat(control.aws()
                            .getModelTemplate(r -> r.restApiId(sample.api()).modelName("Pet"))
                            .value())
                    .contains("\"name\" : \"foo\"");
            assertThat(control.aws().getModels(r -> r.restApiId(sample.api())).items())
                    .extracting("name")
                    .containsExactlyInAnyOrder("Empty", "Error", "Pet");
            control.aws().deleteModel(r -> r.restApiId(sample.api()).modelName("Pet"));
        }
    }
}
