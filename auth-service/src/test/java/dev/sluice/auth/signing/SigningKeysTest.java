package dev.sluice.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.auth.wire.MovableClock;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeysTest {

    private static final String EXAMPLE_SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @BeforeEach
    void inTheExamplesTime() {
        clock.set(Instant.parse("2015-08-30T12:36:00Z"));
    }

    @Test
    void derivesTheKeyOfAwsExample() throws IOException {
        SigningKey key =
                keys().derive("AKIDEXAMPLE", "20150830", "us-east-1", "iam").orElseThrow();

        assertThat(HexFormat.of().formatHex(key.key()))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
        assertThat(key.principalArn()).isEqualTo("arn:aws:iam::123456789012:root");
        assertThat(key.ttlSeconds()).isEqualTo(300);
    }

    @Test
    void knowsNoOtherKey() throws IOException {
        assertThat(keys().derive("AKIDOTHER", "20150830", "us-east-1", "iam")).isEmpty();
    }

    @Test
    void rootIsTestOnALaptop() {
        SigningKeys keys = keys(Settings.from(Map.of()));

        assertThat(keys.derive("test", "20150830", "us-east-1", "execute-api").map(SigningKey::principalArn))
                .contains("arn:aws:iam::000000000000:root");
    }

    @ParameterizedTest
    @CsvSource({"20150829", "20150830", "20150831"})
    void derivesForTheDaysAround(String date) throws IOException {
        assertThat(keys().derive("AKIDEXAMPLE", date, "us-east-1", "iam")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "20150828, us-east-1, iam",
        "20150901, us-east-1, iam",
        "20140830, us-east-1, iam",
        "20150230, us-east-1, iam",
        "2015-08-30, us-east-1, iam",
        "today, us-east-1, iam",
        ", us-east-1, iam",
        "20150830, , iam",
        "20150830, us-east-1, ",
        "20150830, 'us/east', iam",
        "20150830, us-east-1, 'I AM'"
    })
    void refusesAScopeThatNoSignerHas(@Nullable String date, @Nullable String region, @Nullable String service)
            throws IOException {
        SigningKeys keys = keys();

        assertThatThrownBy(() -> keys.derive("AKIDEXAMPLE", date, region, service))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsNoSecret() {
        var key = new AccessKey("AKIDEXAMPLE", EXAMPLE_SECRET, "arn:aws:iam::123456789012:root");

        assertThat(Optional.of(key).toString()).doesNotContain(EXAMPLE_SECRET);
    }

    private SigningKeys keys() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), EXAMPLE_SECRET + "\n");
        Settings settings = Settings.from(Map.of(
                "SLUICE_ROOT_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "SLUICE_ROOT_SECRET_ACCESS_KEY_FILE", secret.toString(),
                "SLUICE_ACCOUNT", "123456789012"));
        return keys(settings);
    }

    private SigningKeys keys(Settings settings) {
        return new SigningKeys(new AccessKeys(RootKey.of(settings), settings), clock);
    }
}
