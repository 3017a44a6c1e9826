package dev.sluice.auth.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.auth.expression.TokenExpression.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExpressionTest {

    @ParameterizedTest
    @CsvSource({
        "'Bearer .*', 'Bearer abc', MATCHES",
        "'^Bearer [-0-9a-zA-Z._]*$', 'Bearer a.b-c_d', MATCHES",
        "'^x-[a-z]+', 'x-abc', MATCHES",
        "'^x-[a-z]+', 'x-abc1', DIFFERS",
        "'allow|deny', 'deny', MATCHES",
        "'allow', 'disallow', DIFFERS",
        "'.*', '', MATCHES",
        "'.+', '', DIFFERS",
        "'\\w{5}', 'abcde', MATCHES"
    })
    void matchesTheWholeToken(String expression, String token, Outcome outcome) {
        assertThat(TokenExpression.of(expression).test(token)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a*)*b", "(a|aa)+b", "(.*a){20}b", "(a|b|ab)*c", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void givesUpWhatWouldTakeForever(String expression) {
        String token = "a".repeat(2_000);

        Outcome outcome = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> TokenExpression.of(expression).test(token));

        assertThat(outcome).isNotEqualTo(Outcome.MATCHES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((){9999}){9999}", "a{99999999}", "((a{0,500}){500}){500}"})
    void refusesCountsThatWouldTakeForever(String expression) {
        assertThatThrownBy(() -> TokenExpression.of(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "*a", "a{2,1}"})
    void refusesWhatIsNoExpression(String expression) {
        assertThatThrownBy(() -> TokenExpression.of(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnExpressionThatIsTooLong() {
        assertThatThrownBy(() -> TokenExpression.of("a".repeat(1_025))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void looksAtLongTokensThatAreSimple() {
        String token = "Bearer " + "a".repeat(8_000);

        assertThat(TokenExpression.of("Bearer [a-z]+").test(token)).isEqualTo(Outcome.MATCHES);
    }
}
