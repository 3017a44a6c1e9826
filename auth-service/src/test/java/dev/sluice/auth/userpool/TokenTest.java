package dev.sluice.auth.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer ", " ", "BEARER   "})
    void isReadWithOrWithoutItsPrefix(String prefix) {
        assertThat(Token.read(prefix + jwt("{\"iss\":\"me\"}")).map(Token::claimedIssuer))
                .contains("me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "a.b", "a.b.c.d.e", "a.!!.c", "Basic YTpi"})
    void isNoOtherText(String sent) {
        assertThat(Token.read(sent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "{", "{\"iss\":\"a\",\"iss\":\"b\"}"})
    void hasOneObjectOfClaims(String payload) {
        assertThat(Token.read(jwt(payload))).isEmpty();
    }

    @Test
    void hasASignature() {
        assertThat(Token.read(jwt("{}").replaceAll("[^.]*$", ""))).isEmpty();
    }

    @Test
    void isNotLongerThanAHeaderMayBe() {
        assertThat(Token.read(jwt("{\"a\":\"" + "x".repeat(20_000) + "\"}"))).isEmpty();
    }

    @Test
    void claimsNoIssuerThatIsNoText() {
        assertThat(Token.read(jwt("{\"iss\":[\"me\"]}")).map(Token::claimedIssuer))
                .contains("");
    }

    private static String jwt(String payload) {
        return base64("{\"alg\":\"RS256\"}") + "." + base64(payload) + "." + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
