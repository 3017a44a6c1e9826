package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tree of an API's paths. */
@Parity
class ResourcesIT {

    @Test
    void grownMovedAndCut(ControlPlane control) {
        try (Sample sample = Sample.in(control)) {
            var pets = control.aws()
                    .createResource(r ->
                            r.restApiId(sample.api()).parentId(sample.root()).pathPart("pets"));
            assertThat(pets.path()).isEqualTo("/pets");
            assertThat(pets.parentId()).isEqualTo(sample.root());
            var pet = control.aws()
                    .createResource(
                            r -> r.restApiId(sample.api()).parentId(pets.id()).pathPart("{pet}"));
            assertThat(pet.path()).isEqualTo("/pets/{pet}");

            var renamed = control.aws()
                    .updateResource(r -> r.restApiId(sample.api())
                            .resourceId(pets.id())
                            .patchOperations(replace("/pathPart", "cats")));

            assertThat(renamed.path()).isEqualTo("/cats");
            assertThat(control.aws()
                            .getResource(r -> r.restApiId(sample.api()).resourceId(pet.id()))
                            .path())
                    .isEqualTo("/cats/{pet}");
            control.aws().deleteResource(r -> r.restApiId(sample.api()).resourceId(pets.id()));
            assertThat(control.aws()
                            .getResources(r -> r.restApiId(sample.api()))
                            .items())
                    .extracting("path")
                    .containsExactly("/");
        }
    }
}
