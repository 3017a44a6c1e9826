package dev.sluice.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootKeyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"})
    void onALaptopTheSecretIsTest(String bind) {
        RootKey key = RootKey.of(Settings.from(Map.of("SLUICE_BIND", bind)));

        assertThat(key.id()).isEqualTo("test");
        assertThat(key.secret()).isEqualTo("test");
        assertThat(key.known()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "gateway.example.com", "127.example.com", ""})
    void whereOtherMachinesMayCallThereIsNoSecretThatEverybodyKnows(String bind) {
        assertThatThrownBy(() -> RootKey.of(Settings.from(Map.of("SLUICE_BIND", bind))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SLUICE_BIND=" + bind)
                .hasMessageContaining("SLUICE_ROOT_SECRET_ACCESS_KEY_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void anEmptySecretIsNone(String bind) throws IOException {
        Settings settings = settings(bind, " \n");

        assertThatThrownBy(() -> RootKey.of(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SLUICE_ROOT_SECRET_ACCESS_KEY_FILE names an empty file");
    }

    @Test
    void aSecretOfOnesOwnIsGoodAnywhere() throws IOException {
        RootKey key = RootKey.of(settings("0.0.0.0", "s3cret\n"));

        assertThat(key.secret()).isEqualTo("s3cret");
        assertThat(key.known()).isFalse();
        assertThat(key.toString()).doesNotContain("s3cret");
    }

    private Settings settings(String bind, String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), secret);
        return Settings.from(Map.of("SLUICE_BIND", bind, "SLUICE_ROOT_SECRET_ACCESS_KEY_FILE", file.toString()));
    }
}
