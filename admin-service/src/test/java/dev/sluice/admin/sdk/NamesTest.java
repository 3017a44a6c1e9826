package dev.sluice.admin.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    /** The first six are AWS's own examples, or made as those are. */
    @ParameterizedTest
    @CsvSource({
        "GET, /, rootGet, getApiRoot, get_api_root",
        "POST, /, rootPost, postApiRoot, post_api_root",
        "GET, /{a}/{b}/{op}, aBOpGet, getABOp, get_a_b_op",
        "GET, /pets/{petId}, petsPetIdGet, getPetsPetId, get_pets_pet_id",
        "GET, /pets-and-dogs, petsAndDogsGet, getPetsAndDogs, get_pets_and_dogs",
        "DELETE, /files/{proxy+}, filesProxyDelete, deleteFilesProxy, delete_files_proxy",
        "PUT, /2019, n2019Put, put2019, put_2019",
    })
    void namesMethodsAsAwsDoes(String verb, String path, String script, String java, String python) {
        ClientMethod method = new ClientMethod(verb, path, null, false, List.of(), null, Schema.Plain.ANY);
        ClientApi api = new ClientApi("x", "https://x", "x", List.of(), List.of(method));

        assertThat(new ScriptSpelling().view(api).methods().getFirst().name()).hasToString(script);
        assertThat(new JavaSpelling(Code.identifier("a.b"))
                        .view(api)
                        .methods()
                        .getFirst()
                        .name())
                .hasToString(java);
        assertThat(new PythonSpelling().view(api).methods().getFirst().name()).hasToString(python);
    }

    @Test
    void neverGivesANameTwice() {
        Names camel = new Names(Names.Style.CAMEL, ReservedWords.JAVA);

        assertThat(camel.of("a b")).isEqualTo("aB");
        assertThat(camel.of("a-b")).isEqualTo("aB2");
        assertThat(camel.of("aB2")).isEqualTo("aB22");
        assertThat(camel.of("class")).isEqualTo("class_");
        assertThat(camel.of("class ")).isEqualTo("class2");
        assertThat(camel.of("\u540d")).isEqualTo("u540d");
        assertThat(camel.of("")).isEqualTo("value_");
    }

    @Test
    void tellsTypesApartWhereFilesDoNotTellCapitals() {
        Names types = new Names(Names.Style.PASCAL, ReservedWords.TYPES);

        assertThat(types.of("pet")).isEqualTo("Pet");
        assertThat(types.of("PET")).isEqualTo("PET2");
    }
}
