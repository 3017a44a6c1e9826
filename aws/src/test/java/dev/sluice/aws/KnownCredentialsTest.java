package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownCredentialsTest {

    @Test
    void readsTheEnvironmentWithoutAFile() {
        KnownCredentials known = KnownCredentials.of(
                Settings.from(Map.of()),
                Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b", "AWS_SESSION_TOKEN", "c"));

        assertThat(known.byDefault()).isEqualTo(new AwsCredentials("a", "b", "c"));
        assertThat(known.ofRole("arn:aws:iam::0:role/r")).isNull();
    }

    @Test
    void hasNoneWhereNobodyGaveAny() {
        assertThat(KnownCredentials.of(Settings.from(Map.of()), Map.of("AWS_ACCESS_KEY_ID", "a"))
                        .byDefault())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[default]~aws_access_key_id=a|section [default] lacks aws_secret_access_key",
                "[r]~aws_secret_access_key=tell nobody|section [r] lacks aws_access_key_id",
                "[default]~tell nobody|line 2 is neither a section nor a name and a value",
            })
    void namesWhatIsWrongAndNoSecret(String file, String message) {
        assertThatThrownBy(() -> KnownCredentials.parse(file.replace('~', '\n')))
                .hasMessage("SLUICE_AWS_CREDENTIALS_FILE: " + message);
    }

    @Test
    void doesNotPrintASecret() {
        assertThat(new AwsCredentials("a", "tell nobody", "nor this")).hasToString("AwsCredentials[a]");
    }
}
