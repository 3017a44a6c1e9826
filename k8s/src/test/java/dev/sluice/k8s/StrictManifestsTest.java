package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StrictManifestsTest {

    private static final String HEAD = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n";

    @Test
    void acceptsKnownKeys() throws IOException {
        assertThat(StrictManifests.read(HEAD + "  replicas: 2\n")).hasSize(1);
    }

    @Test
    void refusesUnknownKey() {
        assertThatThrownBy(() -> StrictManifests.read(HEAD + "  replicaz: 2\n")).hasMessageContaining("replicaz");
    }

    @Test
    void refusesRepeatedKey() {
        assertThatThrownBy(() -> StrictManifests.read(HEAD + "  replicas: 2\n  replicas: 3\n"))
                .hasMessageContaining("replicas");
    }

    @Test
    void refusesStringWhereNumberBelongs() {
        assertThatThrownBy(() -> StrictManifests.read(HEAD + "  replicas: \"2\"\n"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesNumberWhereStringBelongs() {
        String env = HEAD + "  template: {spec: {containers: [{name: a, env: [{name: A, value: 5}]}]}}\n";

        assertThatThrownBy(() -> StrictManifests.read(env)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesUnknownKind() {
        assertThatThrownBy(() -> StrictManifests.read("apiVersion: apps/v1beta1\nkind: Deployment\n"))
                .hasMessageContaining("apps/v1beta1/Deployment");
    }
}
