package dev.sluice.admin.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void isTheBodyAndTheQuery() {
        Form form = form(Map.of("Action", List.of("A")), "Version=2011-06-15&Name=a+b%26c&Name=other");

        assertThat(form.get("Action")).isEqualTo("A");
        assertThat(form.get("Version")).isEqualTo("2011-06-15");
        assertThat(form.get("Name")).isEqualTo("a b&c");
        assertThat(form.get("Other")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"900, 900", "%2B900, 900", "0900, 900", "-2147483648, -2147483648"})
    void readsWholeNumbers(String written, int number) {
        assertThat(form(Map.of(), "N=" + written).whole("N")).isEqualTo(number);
        assertThat(form(Map.of(), "N=" + written).whole("M")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "900.0", "2147483648"})
    void refusesWhatIsNoWholeNumber(String written) {
        AwsFault fault = catchThrowableOfType(
                AwsFault.class, () -> form(Map.of(), "N=" + written).whole("N"));

        assertThat(fault.status()).isEqualTo(400);
        assertThat(fault.type()).isEqualTo("MalformedInput");
        assertThat(fault.getMessage()).isEqualTo(written.isEmpty() ? "missing value for decimal type" : "");
    }

    @Test
    void whatAnErrorQuotesStaysXml() {
        assertThat(Xml.text("<a & b>\u0001\n")).isEqualTo("&lt;a &amp; b&gt;?&#10;");
    }

    private static Form form(Map<String, List<String>> query, String body) {
        return Form.of(new Call(
                "id", Map.of(), query, Map.of(), body.getBytes(StandardCharsets.UTF_8), new Caller.Stranger()));
    }
}
