package dev.sluice.edge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.edge.exchange.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathValueTest {

    @ParameterizedTest
    @CsvSource({
        "r.pdf?acl,r.pdf%3Facl",
        "a b#c,a%20b%23c",
        "folder/key.txt,folder/key.txt",
        "100%,100%25",
        "a%2Fb,a%2Fb",
        "é,%C3%A9"
    })
    void stayInThePath(String value, String encoded) {
        assertThat(PathValue.encoded("id", value)).isEqualTo(encoded);
    }

    @Test
    void lineBreaksAreEncoded() {
        assertThat(PathValue.encoded("id", "a\r\nb")).isEqualTo("a%0D%0Ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "x/../../y", "..%2fadmin"})
    void mayNotClimb(String value) {
        assertThatThrownBy(() -> PathValue.encoded("id", value)).isInstanceOf(FaultException.class);
    }
}
