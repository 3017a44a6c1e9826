package dev.sluice.auth.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.auth.wire.SigningPair;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final SigningPair ONE = SigningPair.rsa("one");
    private static final SigningPair TWO = SigningPair.rsa("two");
    private static final SigningPair CURVE = SigningPair.ec("curve");

    @Test
    void findsTheKeyByItsId() {
        assertThat(read(ONE, TWO).keyOf(token(TWO.sign(Map.of()))))
                .contains(TWO.pair().getPublic());
    }

    @Test
    void findsTheOnlyKeyOfTheAlgorithmWithoutAnId() {
        assertThat(read(ONE, CURVE).keyOf(token(ONE.signWithoutId(Map.of()))))
                .contains(ONE.pair().getPublic());
    }

    @Test
    void leavesNoChoiceToATokenWithoutAnId() {
        assertThat(read(ONE, TWO).keyOf(token(ONE.signWithoutId(Map.of())))).isEmpty();
    }

    @Test
    void keepsKeysOfOneAlgorithmFromTokensOfAnother() {
        assertThat(read(CURVE).keyOf(token(SigningPair.rsa("curve").sign(Map.of()))))
                .isEmpty();
    }

    @Test
    void leavesOutSymmetricAndUnknownKeys() {
        String published = SigningPair.jwks(ONE);
        String more = published.replace(
                "\"keys\":[",
                "\"keys\":[{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"AAAA\"},{\"kty\":\"XYZ\",\"kid\":\"x\"},");

        assertThat(KeySet.read(more, Instant.EPOCH).keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"})
    void isNotReadFromWhatHasNoKeys(String json) {
        assertThatThrownBy(() -> KeySet.read(json, Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    private static KeySet read(SigningPair... pairs) {
        return KeySet.read(SigningPair.jwks(pairs), Instant.EPOCH);
    }

    private static Token token(String compact) {
        return Token.read(compact).orElseThrow();
    }
}
