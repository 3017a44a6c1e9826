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
        assertThat(model.problem("{\"age\":1}")).isEqualTo("[object has missing required properties ([\"name\"])]");
        assertThat(model.problem("{\"name\":\"Rex\",\"age\":0}"))
                .contains("not strictly greater than the required minimum 0");
        assertThat(model.problem("{\"name\":\"Rex\",\"owner\":{}}")).contains("([\"id\"])");
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
                "{\"pattern\":\"((((\"}",
                "{\"pattern\":\"(){2000000000}\"}"
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

    /** Sixty schemas, each of which refers to the next one twice: 2^60 ways to the last. */
    private static String doubling(String way, String last) {
        var definitions = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String next = "{\"$ref\":\"#/definitions/d" + (i + 1) + "\"}";
            definitions.append("\"d%d\":{\"%s\":[%s,%s]},".formatted(i, way, next, next));
        }
        return "{\"definitions\":{%s\"d60\":%s},\"properties\":{\"a\":{\"$ref\":\"#/definitions/d0\"}}}"
                .formatted(definitions, last);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"allOf|{}", "anyOf|{\"type\":\"string\"}", "oneOf|{}"})
    void givesAModelUpThatGoesTooManyWays(String way, String last) {
        BodyModel doubling = BodyModel.compile("M", Map.of("M", doubling(way, last)));

        assertThat(doubling.problem("{\"a\":1}")).isEqualTo("[body takes too long to check]");
        assertThat(doubling.problem("{}")).isNull();
    }

    @Test
    void refusesAModelThatGoesTooManyWaysWithAnyBody() {
        String schema = doubling("allOf", "{}")
                .replace("\"properties\":{\"a\":", "\"allOf\":[")
                .replace("}}}", "}]}");

        assertThatThrownBy(() -> BodyModel.compile("Bad", Map.of("Bad", schema)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model Bad takes too long to check anything");
    }

    @Test
    void tellsAHundredProblemsOfABodyThatHasMillions() {
        BodyModel strings = BodyModel.compile("M", Map.of("M", "{\"items\":{\"type\":\"string\"}}"));

        String told = strings.problem("[" + "1,".repeat(1_000_000) + "1]");

        assertThat(told).isNotNull();
        assertThat(told.split("instance type", -1)).hasSize(101);
    }

    @Test
    void triesOneSchemaAfterAnotherOnALargeBody() {
        String schema = "{\"items\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}}";
        BodyModel either = BodyModel.compile("M", Map.of("M", schema));

        assertThat(either.problem("[" + "1,\"a\",".repeat(100_000) + "1]")).isNull();
        assertThat(either.problem("[" + "1,\"a\",".repeat(1_000) + "true]")).contains("among 2");
    }

    @Test
    void refusesABodyThatTakesFarMoreMemoryThanItsText() {
        BodyModel any = BodyModel.compile("M", Map.of("M", "{}"));

        assertThat(any.problem("[" + "[],".repeat(1_000_001) + "[]]")).contains("1000000 objects and arrays");
    }

    @Test
    @Timeout(60)
    void comparesItemsOfWhichSomebodyMadeTheHashCodesCollide() {
        var items = new StringBuilder("[");
        for (int i = 0; i < 1 << 16; i++) {
            var item = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                item.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            items.append('"').append(item).append("\",");
        }
        BodyModel unique = BodyModel.compile("M", Map.of("M", "{\"uniqueItems\":true}"));

        assertThat(unique.problem(items + "1]")).isNull();
        assertThat(unique.problem(items + "\"" + "Aa".repeat(16) + "\"]")).contains("duplicate elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,2,1]", "[1,1.0]", "[{\"a\":1,\"b\":[2]},{\"b\":[2],\"a\":1}]", "[null,null]", "[[],[]]"})
    void findsItemsThatAreAlike(String items) {
        BodyModel unique = BodyModel.compile("M", Map.of("M", "{\"uniqueItems\":true}"));

        assertThat(unique.problem(items)).contains("duplicate elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,\"1\"]",
                "[0,false,null,\"\"]",
                "[{\"a\":\"b\"},{\"a\":\"c\"}]",
                "[[1,2],[12]]",
                "{\"a\":1}",
                "[1.5,1]"
            })
    void tellsItemsApartThatOnlyLookAlike(String items) {
        BodyModel unique = BodyModel.compile("M", Map.of("M", "{\"uniqueItems\":true}"));

        assertThat(unique.problem(items)).isNull();
    }

    @Test
    void refusesANumberThatNoValueOfTheModelCanBe() {
        BodyModel one = BodyModel.compile("M", Map.of("M", "{\"enum\":[1]}"));

        assertThat(one.problem("1e999")).isEqualTo("[body has a number that is too large]");
    }
}
