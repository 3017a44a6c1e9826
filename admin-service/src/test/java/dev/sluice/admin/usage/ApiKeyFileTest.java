package dev.sluice.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.fault.AwsFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyFileTest {

    @Test
    void readsQuotesLinesAndAnyCase() {
        var file = ApiKeyFile.parse("""
                Name,key,description,Enabled,usageplanIds\r
                one,abcdefghij0123456789,"says ""hello"", twice",TRUE,"c7y23b,glvrsr"\r

                two,klmnopqrst0123456789,"two
                lines",false
                """);

        assertThat(file.rows()).hasSize(2);
        var one = file.rows().getFirst();
        assertThat(one.value("description")).isEqualTo("says \"hello\", twice");
        assertThat(one.planIds()).isEqualTo(List.of("c7y23b", "glvrsr"));
        var two = file.rows().getLast();
        assertThat(two.line()).isEqualTo(4);
        assertThat(two.value("description")).isEqualTo("two\nlines");
        assertThat(two.planIds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name,Secret\na,b", "Name\na", "Name,Key\na,b,c", "Name,Key\n\"a,b"})
    void refusesWhatIsNoSuchFile(String text) {
        assertThatThrownBy(() -> ApiKeyFile.parse(text))
                .isInstanceOf(AwsFault.class)
                .hasMessageContaining("Invalid API key file");
    }
}
