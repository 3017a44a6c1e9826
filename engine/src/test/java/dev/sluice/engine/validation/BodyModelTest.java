package dev.sluice.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void followsNoReferenceOutOfTheApi() {
        String schema = "{\"$ref\":\"file:///etc/passwd\"}";

        assertThatThrownBy(() -> BodyModel.compile("Out", Map.of("Out", schema)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
