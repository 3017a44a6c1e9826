package dev.sluice.admin.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.fault.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NulCharactersTest {

    private static final byte[] NOTHING = {};

    @Test
    void findsThemAsTheyAreAndEscaped() {
        assertThat(NulCharacters.isIn(new byte[] {'a', 0})).isTrue();
        assertThat(isIn("{\"name\": \"a\\u0000\"}")).isTrue();
        assertThat(isIn("{\"name\": \"a\\\\\\u0000\"}")).isTrue();
    }

    @Test
    void passesOverWhatOnlyLooksLikeOne() {
        assertThat(isIn("{\"name\": \"a\\\\u0000\"}")).isFalse();
        assertThat(isIn("{\"name\": \"\\u0001, u0000, \\u000\"}")).isFalse();
        assertThat(isIn("\\")).isFalse();
        assertThat(NulCharacters.isIn(NOTHING)).isFalse();
    }

    @Test
    void refusesThemInAPathAndAQuery() {
        assertThatThrownBy(() -> NulCharacters.refuse(Map.of("id", "\0"), Map.of(), NOTHING))
                .isInstanceOf(AwsFault.class)
                .hasMessage("The request holds the character U+0000");
        assertThatThrownBy(() -> NulCharacters.refuse(Map.of(), Map.of("name", List.of("a\0")), NOTHING))
                .isInstanceOf(AwsFault.class);
    }

    private static boolean isIn(String text) {
        return NulCharacters.isIn(text.getBytes(StandardCharsets.UTF_8));
    }
}
