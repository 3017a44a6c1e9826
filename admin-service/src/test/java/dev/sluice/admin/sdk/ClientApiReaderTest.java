package dev.sluice.admin.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.admin.sdk.ClientMethod.Location;
import dev.sluice.admin.sdk.ClientMethod.Parameter;
import dev.sluice.contract.api.Model;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientApiReaderTest {

    @Test
    void readsMethodsInTheOrderOfPathsAndVerbs() {
        ClientApi api = Sdks.pets();

        assertThat(api.methods())
                .extracting(method -> method.verb() + " " + method.path())
                .containsExactly(
                        "GET /",
                        "DELETE /files/{proxy+}",
                        "GET /files/{proxy+}",
                        "HEAD /files/{proxy+}",
                        "OPTIONS /files/{proxy+}",
                        "PATCH /files/{proxy+}",
                        "POST /files/{proxy+}",
                        "PUT /files/{proxy+}",
                        "GET /pets",
                        "POST /pets",
                        "GET /pets/{petId}");
        assertThat(api.methods().getLast().parameters())
                .containsExactly(
                        new Parameter("petId", Location.PATH, true),
                        new Parameter("type", Location.QUERY, false),
                        new Parameter("X-Trace", Location.HEADER, true));
    }

    @Test
    void knowsWhatIsTakenAndAnswered() {
        ClientApi api = Sdks.pets();
        ClientMethod list = api.methods().get(8);
        ClientMethod create = api.methods().get(9);

        assertThat(list.body()).isNull();
        assertThat(list.result()).isEqualTo(new Schema.ListOf(new Schema.Reference("Pet")));
        assertThat(create.body()).isEqualTo(new Schema.Reference("Pet"));
        assertThat(api.models()).extracting(ClientModel::name).containsExactly("Owner", "Pet", "PetHome");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":[\"null\",\"string\"]} | TEXT",
                "{\"type\":\"object\"} | MapOf[value=ANY]",
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}} | MapOf[value=WHOLE]",
                "{\"items\":{\"type\":\"number\"}} | ListOf[element=NUMBER]",
                "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]} | ANY",
                "{\"allOf\":[{\"$ref\":\"#/definitions/A\"}],\"definitions\":{\"A\":{\"properties\":{\"x\":{}}}}} | Reference[model=M]",
                "{\"$ref\":\"#/definitions/A\",\"definitions\":{\"A\":{\"properties\":{\"x\":{\"$ref\":\"#/definitions/A\"}}}}} | Reference[model=MA]",
                "{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]} | ANY",
                "{\"$ref\":\"#\"} | ANY",
                "{\"$ref\":\"M\"} | ANY",
                "{\"type\":\"array\",\"items\":{\"$ref\":\"M\"}} | ListOf[element=ANY]",
                "{\"$ref\":\"nothing\"} | ANY",
                "no JSON | ANY",
                "true | ANY",
            })
    void readsASchemaAsFarAsTypesGo(String schema, String type) {
        SchemaReader schemas = new SchemaReader(Map.of("M", new Model("M", "application/json", schema)));

        assertThat(schemas.model("M")).hasToString(type);
    }

    @Test
    void endsWhereNestingIsDeep() {
        String deep = "{\"properties\":{\"a\":".repeat(300) + "{}" + "}}".repeat(300);
        SchemaReader schemas = new SchemaReader(Map.of("M", new Model("M", "application/json", deep)));

        assertThat(schemas.models()).hasSizeBetween(2, 20);
    }

    @Test
    void endsWhereReferencesDo() {
        StringBuilder definitions = new StringBuilder("{\"$ref\":\"#/definitions/A0\",\"definitions\":{");
        for (int i = 0; i < 20_000; i++) {
            definitions.append(
                    "\"A%d\":{\"properties\":{\"x\":{\"$ref\":\"#/definitions/A%d\"}}},".formatted(i, i + 1));
        }
        String chain = definitions.append("\"end\":{}}}").toString();
        SchemaReader schemas = new SchemaReader(Map.of("M", new Model("M", "application/json", chain)));

        assertThat(schemas.models()).hasSizeBetween(50, 200);
    }
}
