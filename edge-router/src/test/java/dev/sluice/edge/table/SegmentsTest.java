package dev.sluice.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/..",
                "/a/../b",
                "/./a",
                "/a/%2e%2E/b",
                "/public/..%2fadmin",
                "/public/%2e%2e%5Cadmin",
                "/public/..\\admin",
                "/public/..;x=1/admin",
                "/public/..%3b/admin",
                "..",
                "../admin"
            })
    void climbs(String path) {
        assertThat(Segments.climb(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a.b", "/a/...", "/.well-known/x", "/a%2fb", "/a..b/c", "/x;y=../z.", "/100%"})
    void doesNotClimb(String path) {
        assertThat(Segments.climb(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/%61dmin/x,/admin/x",
        "/a%2Fb,/a%2Fb",
        "/%7Eann,/~ann",
        "/plain,/plain",
        "/100%,/100%",
        "/%C3%A9,/%C3%A9"
    })
    void normalFormWritesUnreservedCharactersAsThemselves(String path, String normal) {
        assertThat(Segments.normal(path)).isEqualTo(normal);
    }

    @Test
    void innerEmptySegmentsStay() {
        assertThat(Segments.of("//a//b/")).containsExactly("a", "", "b");
    }
}
