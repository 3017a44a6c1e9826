package dev.sluice.contract.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.wire.Wire;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    @Test
    void questionTellsNoToken() {
        var authorizer = new Authorizer("a", "a", "TOKEN", List.of(), null, null, null, null, null);
        var question = new AccessQuestion("arn", authorizer, "s3cret", List.of(), "r");

        assertThat(question.toString()).doesNotContain("s3cret").contains("arn");
    }

    @Test
    void identityIsOfItsValuesAlone() {
        assertThat(AccessQuestion.identity(List.of("a", "b"))).isEqualTo(AccessQuestion.identity(List.of("a", "b")));
        assertThat(AccessQuestion.identity(List.of("a,1:b"))).isNotEqualTo(AccessQuestion.identity(List.of("a", "b")));
        assertThat(AccessQuestion.identity(List.of("1:a", "")))
                .isNotEqualTo(AccessQuestion.identity(List.of("1:a,0:")));
        assertThat(AccessQuestion.identity(List.of())).isEmpty();
    }

    @Test
    void signingKeyTellsNoKey() {
        var key = new SigningKey("AK", "arn", new byte[] {1, 2, 3}, 300);

        assertThat(key.toString()).isEqualTo("SigningKey[accessKeyId=AK, principalArn=arn]");
    }

    @Test
    void answerWithoutAnApiKeyHasNone() {
        AccessAnswer answer = new AccessAnswer.Allow("user", Map.of(), 60);

        assertThat(new String(Wire.write(answer), StandardCharsets.UTF_8))
                .isEqualTo("{\"verdict\":\"allow\",\"principalId\":\"user\",\"context\":{},\"ttlSeconds\":60}");
    }

    @Test
    void answerOfAnEarlierReleaseIsRead() {
        byte[] json = "{\"verdict\":\"allow\",\"ttlSeconds\":60}".getBytes(StandardCharsets.UTF_8);

        assertThat(Wire.read(json, AccessAnswer.class)).isEqualTo(new AccessAnswer.Allow(null, Map.of(), 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"verdict\":\"maybe\"}", "{\"ttlSeconds\":60}", "[]", ""})
    void answerThatIsNoneIsNotRead(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Wire.read(bytes, AccessAnswer.class)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void answerDoesNotChangeWithItsContext() {
        Map<String, Object> context = new HashMap<>(Map.of("a", 1));
        var answer = new AccessAnswer.Allow("user", context, 60);
        context.put("b", 2);

        assertThat(answer.context()).containsOnlyKeys("a");
        assertThatThrownBy(() -> answer.context().put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
    }
}
