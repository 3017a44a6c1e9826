package dev.sluice.contract.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.sigv4.AccessKeys.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");
    private static final AccessKey SESSION =
            new AccessKey("ASIA1", "a secret", "arn:aws:iam::000000000000:root", NOW.plusSeconds(900));

    @TempDir
    Path folder;

    private Settings settings = Settings.from(Map.of());
    private String token = "";

    @BeforeEach
    void seal() throws IOException {
        settings = cluster("one");
        token = new SessionTokens(ClusterToken.of(settings)).seal(SESSION);
    }

    @Test
    void knowsRootWithoutAToken() {
        assertThat(keys(NOW).find("test", ""))
                .isEqualTo(new Found.Known(AccessKey.lasting("test", "test", "arn:aws:iam::000000000000:root")));
    }

    @Test
    void knowsASessionByItsToken() {
        assertThat(keys(NOW).find("ASIA1", token)).isEqualTo(new Found.Known(SESSION));
    }

    @Test
    void aSessionEndsWhenItsTimeIsOver() {
        assertThat(keys(NOW.plusSeconds(900).minusMillis(1)).find("ASIA1", token))
                .isInstanceOf(Found.Known.class);
        assertThat(keys(NOW.plusSeconds(900)).find("ASIA1", token)).isEqualTo(new Found.Expired());
        assertThat(keys(NOW.plus(Duration.ofDays(400))).find("ASIA1", token)).isEqualTo(new Found.Expired());
    }

    @Test
    void aKeyAndATokenBelongTogether() {
        assertThat(keys(NOW).find("test", token)).isEqualTo(new Found.Unknown());
        assertThat(keys(NOW).find("ASIA2", token)).isEqualTo(new Found.Unknown());
        assertThat(keys(NOW).find("ASIA1", "")).isEqualTo(new Found.Unknown());
        assertThat(keys(NOW.plusSeconds(900)).find("ASIA2", token)).isEqualTo(new Found.Unknown());
    }

    @Test
    void aTokenOfAnotherClusterIsNone() throws IOException {
        AccessKeys other = new AccessKeys(
                RootKey.of(settings), ClusterToken.of(cluster("two")), settings, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(other.find("ASIA1", token)).isEqualTo(new Found.Unknown());
    }

    @Test
    void aTokenWithAnyByteChangedIsNone() {
        byte[] bytes = Base64.getDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;

            assertThat(keys(NOW).find("ASIA1", text(changed))).as("byte %s", i).isEqualTo(new Found.Unknown());
        }
    }

    @Test
    void aTokenCutShortIsNone() {
        byte[] bytes = Base64.getDecoder().decode(token);
        for (int length = 0; length < bytes.length; length++) {
            String cut = text(Arrays.copyOf(bytes, length));

            assertThat(keys(NOW).find("ASIA1", cut)).as("%s bytes", length).isEqualTo(new Found.Unknown());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "FwoGZXIvYXdzEXAMPLE", "not base64!", "\u00e9"})
    void whatNobodySealedIsNoToken(String alien) {
        assertThat(keys(NOW).find("ASIA1", alien)).isEqualTo(new Found.Unknown());
        assertThat(keys(NOW).find("ASIA1", alien.repeat(5_000))).isEqualTo(new Found.Unknown());
    }

    @Test
    void noTwoTokensAreAlike() throws IOException {
        assertThat(new SessionTokens(ClusterToken.of(cluster("one"))).seal(SESSION))
                .isNotEqualTo(token)
                .doesNotContain("ASIA1");
    }

    @Test
    void tellsNoSecret() {
        assertThat(SESSION.toString()).contains("ASIA1").doesNotContain("a secret");
    }

    private AccessKeys keys(Instant now) {
        return new AccessKeys(
                RootKey.of(settings), ClusterToken.of(settings), settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Settings cluster(String credential) throws IOException {
        Path file = Files.writeString(folder.resolve(credential), credential);
        return Settings.from(Map.of("SLUICE_CLUSTER_TOKEN_FILE", file.toString()));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
