package dev.sluice.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.auth.signing.SigningKeys.Derived;
import dev.sluice.auth.signing.SigningKeys.Scope;
import dev.sluice.auth.wire.MovableClock;
import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.AccessKeys;
import dev.sluice.contract.sigv4.SessionTokens;
import dev.sluice.contract.sigv4.SigV4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
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
        SigningKey key = lent(keys().derive("AKIDEXAMPLE", "", scope("20150830")));

        assertThat(HexFormat.of().formatHex(key.key()))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
        assertThat(key.principalArn()).isEqualTo("arn:aws:iam::123456789012:root");
        assertThat(key.ttlSeconds()).isEqualTo(300);
    }

    @Test
    void knowsNoOtherKey() throws IOException {
        assertThat(keys().derive("AKIDOTHER", "", scope("20150830"))).isEqualTo(new Derived.Unknown());
    }

    @Test
    void rootIsTestOnALaptop() throws IOException {
        SigningKeys keys = keys(Settings.from(Map.of("SLUICE_CLUSTER_TOKEN_FILE", file("cluster", "of the suite"))));

        assertThat(lent(keys.derive("test", "", scope("20150830"))).principalArn())
                .isEqualTo("arn:aws:iam::000000000000:root");
    }

    @ParameterizedTest
    @CsvSource({"20150829", "20150830", "20150831"})
    void derivesForTheDaysAround(String date) throws IOException {
        assertThat(keys().derive("AKIDEXAMPLE", "", scope(date))).isInstanceOf(Derived.Lent.class);
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

        assertThatThrownBy(() -> keys.derive("AKIDEXAMPLE", "", new Scope(date, region, service)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyOfASessionLastsNoLongerThanTheSession() throws IOException {
        String token = session(Duration.ofSeconds(1_000));

        assertThat(lent(keys().derive("ASIA1", token, scope("20150830"))).ttlSeconds())
                .isEqualTo(300);
        clock.forward(Duration.ofMillis(900_500));
        assertThat(lent(keys().derive("ASIA1", token, scope("20150830"))).ttlSeconds())
                .isEqualTo(99);
        clock.forward(Duration.ofMillis(99_500));
        assertThat(keys().derive("ASIA1", token, scope("20150830"))).isEqualTo(new Derived.Expired());
    }

    @Test
    void aSessionsKeyIsDerivedFromItsOwnSecret() throws IOException {
        SigningKey key = lent(keys().derive("ASIA1", session(Duration.ofHours(1)), scope("20150830")));

        assertThat(key.key()).isEqualTo(SigV4.signingKey("lent", "20150830", "us-east-1", "iam"));
        assertThat(key.principalArn()).isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void aSessionsTokenIsNobodyElses() throws IOException {
        String token = session(Duration.ofHours(1));

        assertThat(keys().derive("AKIDEXAMPLE", token, scope("20150830"))).isEqualTo(new Derived.Unknown());
        assertThat(keys().derive("ASIA2", token, scope("20150830"))).isEqualTo(new Derived.Unknown());
        assertThat(keys().derive("ASIA1", "", scope("20150830"))).isEqualTo(new Derived.Unknown());
    }

    private String session(Duration lasting) throws IOException {
        var key = new AccessKey(
                "ASIA1",
                "lent",
                "arn:aws:iam::123456789012:root",
                clock.instant().plus(lasting));
        return new SessionTokens(ClusterToken.of(settings())).seal(key);
    }

    private SigningKeys keys() throws IOException {
        return keys(settings());
    }

    private Settings settings() throws IOException {
        return Settings.from(Map.of(
                "SLUICE_ROOT_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "SLUICE_ROOT_SECRET_ACCESS_KEY_FILE",
                file("secret", EXAMPLE_SECRET + "\n"),
                "SLUICE_CLUSTER_TOKEN_FILE",
                file("cluster", "of the suite"),
                "SLUICE_ACCOUNT",
                "123456789012"));
    }

    private SigningKeys keys(Settings settings) {
        return new SigningKeys(new AccessKeys(RootKey.of(settings), ClusterToken.of(settings), settings, clock), clock);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static Scope scope(String date) {
        return new Scope(date, "us-east-1", "iam");
    }

    private static SigningKey lent(Derived derived) {
        assertThat(derived).isInstanceOf(Derived.Lent.class);
        return ((Derived.Lent) derived).key();
    }
}
