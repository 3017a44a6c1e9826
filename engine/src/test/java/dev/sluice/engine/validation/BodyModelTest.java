package dev.sluice.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyModelTest {

    private static final String PET = "{\"type\":\"object\",\"required\":[\"name\"],\"properties\":"
            + "{\"name\":{\"type\":\"string\"},\"age\":{\"type\":\"integer\",\"minimum\":0,\"exclusiveMinimum\":true},"
            + "\"owner\":{\"$ref\":\"https://apigateway.amazonaws.com/restapis/a1b2c3/models/Owner\"}}}";
    private static final String OWNER = "{\"type\":\"object\",\"required\":[\"id\"]}";

    private final BodyModel model = BodyModel.compile("Pet", Map.of("Pet", PET, "Owner", OWNER));

    @Test
    void letsPassWhatFits() {
        assertThat(model.problem("{\"name\":\"Rex\",\"age\":1,\"owner\":{\"id\":7}}"))
                .isNull();
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThat(model.problem("{\"age\":1}")).contains("name");
        assertThat(model.problem("{\"name\":\"Rex\",\"age\":0}")).contains("age");
        assertThat(model.problem("{\"name\":\"Rex\",\"owner\":{}}")).contains("id");
        assertThat(model.problem("not json")).isNotNull();
        assertThat(model.problem("")).isNotNull();
    }

    @Test
    void refusesAModelThatIsNoSchema() {
        assertThatThrownBy(() -> BodyModel.compile("Bad", Map.of("Bad", "{\"type\": ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"https://apigateway.amazonaws.com/restapis/a/models/Other\"}",
                "{\"pattern\":\"((((\"}"
            })
    void refusesAModelWithoutAnEnd(String schema) {
        var other = "{\"$ref\":\"https://apigateway.amazonaws.com/restapis/a/models/Bad\"}";

        assertThatThrownBy(() -> BodyModel.compile("Bad", Map.of("Bad", schema, "Other", other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad");
    }

    @Test
    void refusesAPatternThatIsNestedTooDeeply() {
        String schema = "{\"pattern\":\"" + "(".repeat(50_000) + ")".repeat(50_000) + "\"}";

        assertThatThrownBy(() -> BodyModel.compile("Bad", Map.of("Bad", schema)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelMayReferToItselfBelowItself() {
        String tree = "{\"type\":\"object\",\"required\":[\"v\"],\"properties\":{\"next\":{\"$ref\":\"#\"}}}";
        BodyModel recursive = BodyModel.compile("Tree", Map.of("Tree", tree));

        assertThat(recursive.problem("{\"v\":1,\"next\":{\"v\":2,\"next\":{\"v\":3}}}"))
                .isNull();
        assertThat(recursive.problem("{\"v\":1,\"next\":{\"v\":2,\"next\":{}}}"))
                .contains("v");
        assertThat(recursive.problem("{\"v\":1,\"next\":".repeat(900) + "{}" + "}".repeat(900)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"^(.*a){12}$, x", "'\\s+$', ' '", "^(a+)+$, a"})
    @Timeout(20)
    void givesAPatternUpThatTakesTooLong(String pattern, String filling) {
        String schema = "{\"pattern\":\"" + pattern.replace("\\", "\\\\") + "\"}";
        BodyModel bounded = BodyModel.compile("M", Map.of("M", schema));

        assertThat(bounded.problem("\"" + filling.repeat(100_000) + "!\"")).isNotNull();
    }

    @Test
    void letsALongTextMatchAPlainPattern() {
        BodyModel plain = BodyModel.compile("M", Map.of("M", "{\"pattern\":\"^[a-z]+(-[a-z]+)*$\"}"));

        assertThat(plain.problem("\"" + "word-".repeat(1_000) + "word\"")).isNull();
    }

    @Test
    void followsNoReferenceOutOfTheApi() {
        String schema = "{\"$ref\":\"file:///etc/passwd\"}";

        assertThatThrownBy(() -> BodyModel.compile("Out", Map.of("Out", schema)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
