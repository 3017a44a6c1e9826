package dev.sluice.local.functions.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    Path root;

    private Catalogue catalogue;

    @BeforeEach
    void open() {
        catalogue = new Catalogue(root);
    }

    @Test
    void infersWhatTheFilesSuggest() throws IOException {
        write("js/index.js", "");
        write("mjs/index.mjs", "");
        write("py/lambda_function.py", "");
        write("java/Hello.java", "");
        assertThat(declaration("js").handler()).isEqualTo("index.handler");
        assertThat(declaration("mjs").language()).isEqualTo(Language.NODEJS);
        assertThat(declaration("py").handler()).isEqualTo("lambda_function.lambda_handler");
        assertThat(declaration("py").timeoutSeconds()).isEqualTo(3);
        assertThat(declaration("java").handler()).isEqualTo("Hello::handleRequest");
        assertThat(catalogue.names()).containsExactly("java", "js", "mjs", "py");
    }

    @Test
    void readsWhatIsDeclared() throws IOException {
        write("f/function.json", """
                {"runtime": "python3.12", "handler": "a/b.c", "timeout": 10, "memorySize": 256,
                 "environment": {"Variables": {"A": "1"}, "B": "2"},
                 "aliases": {"live": {"version": "1", "weights": {"2": 0.25}}, "old": "1"}}""");
        assertThat(declaration("f"))
                .isEqualTo(new Declaration(
                        Language.PYTHON,
                        "a/b.c",
                        10,
                        256,
                        Map.of("A", "1", "B", "2"),
                        Map.of("live", new Alias("1", Map.of("2", 0.25)), "old", new Alias("1", Map.of()))));
    }

    @Test
    void saysWhatIsWrongWithADeclaration() throws IOException {
        refuses("{\"runtime\": \"cobol\"}", "not 'cobol'");
        refuses("{\"runtime\": \"nodejs\"}", "names no handler");
        refuses("{}", "neither function.json names its runtime");
        refuses("{\"runtime\": ", "is no JSON");
        refuses("{\"runtime\": \"java\", \"handler\": \"A\", \"timeout\": 901}", "not 901");
        refuses(
                "{\"runtime\": \"java\", \"handler\": \"A\", \"aliases\": {\"a\": {\"weights\": {\"1\": 2}}}}",
                "from 0 to 1");
    }

    @Test
    void findsVersionsByNumberAndByAlias() throws IOException {
        write("f/function.json", """
                {"aliases": {"live": {"version": "1", "weights": {"2": 0.25}}, "next": "$LATEST", "gone": "3"}}""");
        write("f/index.js", "");
        write("f/versions/1/index.js", "");
        write("f/versions/2/index.js", "");
        assertThat(version("", 0)).isEqualTo("$LATEST");
        assertThat(version("$LATEST", 0)).isEqualTo("$LATEST");
        assertThat(version("2", 0)).isEqualTo("2");
        assertThat(version("live", 0.24)).isEqualTo("2");
        assertThat(version("live", 0.25)).isEqualTo("1");
        assertThat(version("next", 0)).isEqualTo("$LATEST");
        assertThat(catalogue.find("f", "gone", 0)).isEmpty();
        assertThat(catalogue.find("f", "9", 0)).isEmpty();
        assertThat(catalogue.find("f", "nobody", 0)).isEmpty();
        assertThat(catalogue.find("nobody", "", 0)).isEmpty();
        assertThat(catalogue.find("..", "", 0)).isEmpty();
    }

    @Test
    void noticesAChangeOfItsOwnFilesAlone() throws IOException {
        write("f/index.js", "1");
        String before = state();
        assertThat(state()).isEqualTo(before);
        write("f/node_modules/x/index.js", "1");
        write("f/versions/1/index.js", "1");
        assertThat(state()).isEqualTo(before);
        write("f/lib/more.js", "1");
        String more = state();
        assertThat(more).isNotEqualTo(before);
        write("f/index.js", "12");
        assertThat(state()).isNotEqualTo(more);
    }

    @Test
    void aFolderThatIsNotThereHasNoFunctions() throws IOException {
        assertThat(new Catalogue(root.resolve("none")).names()).isEmpty();
    }

    private void refuses(String json, String because) throws IOException {
        write("f/function.json", json);
        assertThatThrownBy(() -> declaration("f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    private Declaration declaration(String name) throws IOException {
        return catalogue.find(name, "", 0).orElseThrow().declaration();
    }

    private String version(String qualifier, double chance) throws IOException {
        return catalogue.find("f", qualifier, chance).orElseThrow().version();
    }

    private String state() throws IOException {
        return catalogue.find("f", "", 0).orElseThrow().state();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
