package dev.sluice.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void refusesUnknownVariablesAndNamesEach() {
        assertThatThrownBy(() -> Settings.from(Map.of("SLUICE_KAFKAA", "x", "SLUICE_PORT", "1", "SLUICE_KAFKA", "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLUICE_KAFKAA, SLUICE_PORT")
                .hasMessageNotContaining("SLUICE_KAFKA,");
    }

    @Test
    void passesOverOtherVariables() {
        assertThat(Settings.from(Map.of("PATH", "/bin", "SLUICEKAFKA", "x")).get(Setting.KAFKA))
                .isEqualTo("127.0.0.1:19092");
    }

    @Test
    void takesTheVariableBeforeTheDefault() {
        assertThat(Settings.from(Map.of("SLUICE_REGION", "eu-central-1")).get(Setting.REGION))
                .isEqualTo("eu-central-1");
    }

    @Test
    void namesTheVariableThatIsNoNumber() {
        Settings settings = Settings.from(Map.of("SLUICE_REPLICA", "two"));

        assertThatThrownBy(() -> settings.number(Setting.REPLICA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLUICE_REPLICA")
                .hasMessageContaining("two");
        assertThat(settings.number(Setting.DRAIN_SECONDS)).isEqualTo(20);
    }

    @Test
    void splitsAList() {
        assertThat(Settings.from(Map.of("SLUICE_KAFKA", "a:1, b:2,,")).list(Setting.KAFKA))
                .containsExactly("a:1", "b:2");
        assertThat(Settings.from(Map.of()).list(Setting.JGROUPS_HOSTS)).isEmpty();
    }

    @Test
    void readsASecretOutOfItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "  s3cret\n");
        String missing = folder.resolve("missing").toString();
        String variable = Setting.ROOT_SECRET_ACCESS_KEY_FILE.variable();

        assertThat(Settings.from(Map.of(variable, file.toString())).secret(Setting.ROOT_SECRET_ACCESS_KEY_FILE))
                .contains("s3cret");
        assertThat(Settings.from(Map.of()).secret(Setting.ROOT_SECRET_ACCESS_KEY_FILE))
                .isEmpty();
        assertThatThrownBy(() -> Settings.from(Map.of(variable, missing)).secret(Setting.ROOT_SECRET_ACCESS_KEY_FILE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(variable);
    }

    @Test
    void namesAnInstanceByItsReplica() {
        assertThat(Settings.from(Map.of("SLUICE_REPLICA", "2")).instance("edge-router"))
                .isEqualTo("edge-router-2");
        assertThat(Settings.from(Map.of("SLUICE_INSTANCE", "me", "SLUICE_REPLICA", "2"))
                        .instance("edge-router"))
                .isEqualTo("me");
    }
}
