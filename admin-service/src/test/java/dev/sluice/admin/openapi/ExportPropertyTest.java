package dev.sluice.admin.openapi;

import static dev.sluice.admin.openapi.OpenApiExportTest.comparable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.wire.Wire;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported and imported again is the same API to the last member, for APIs that nobody thought of. */
class ExportPropertyTest {

    private static final long SEEDS = Long.getLong("sluice.export.seeds", 150);
    private static final List<String> EVERYTHING = List.of("apigateway", "documentation", "postman");

    private static final List<String> OWN = List.of(
            "x-root", "x-info", "x-paths", "x-components", "x-path", "x-own", "x-parameter", "x-response", "x-schema");

    /** A version of OpenAPI and a way to write it. */
    enum Form {
        SWAGGER_JSON(new Swagger2Style(), new ObjectMapper()),
        SWAGGER_YAML(new Swagger2Style(), ExportOperations.YAML),
        OPENAPI_JSON(new OpenApi3Style(), new ObjectMapper()),
        OPENAPI_YAML(new OpenApi3Style(), ExportOperations.YAML);

        private final ExportStyle style;
        private final ObjectMapper mapper;

        Form(ExportStyle style, ObjectMapper mapper) {
            this.style = style;
            this.mapper = mapper;
        }

        byte[] write(ObjectNode tree) throws JsonProcessingException {
            ExportOptions options = new ExportOptions("https", "a.example", "prod", "us-east-1", EVERYTHING);
            return mapper.writeValueAsBytes(new OpenApiExport(tree, style, options).document());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExportedIsImportedAsTheSameApi(Form form) throws JsonProcessingException {
        for (long seed : LongStream.range(0, SEEDS).toArray()) {
            AtomicInteger ids = new AtomicInteger();
            OpenApiImport importer = new OpenApiImport(() -> "id" + ids.incrementAndGet());
            ObjectNode api = importer.create("api1234567", Wire.write(GeneratedDocument.of(seed)), ImportOptions.USUAL)
                    .tree();

            ObjectNode again = importer.overwrite(api, form.write(api), ImportOptions.USUAL)
                    .tree();

            assertThat(comparable(again)).as("seed " + seed).isEqualTo(comparable(api));
        }
    }

    /** Otherwise an import that loses them would lose them twice, and nobody would see. */
    @ParameterizedTest
    @EnumSource
    void everyExtensionOfOnesOwnIsInTheExport(Form form) throws JsonProcessingException {
        for (long seed : LongStream.range(0, SEEDS).toArray()) {
            ObjectNode document = GeneratedDocument.of(seed);
            AtomicInteger ids = new AtomicInteger();
            ObjectNode api = new OpenApiImport(() -> "id" + ids.incrementAndGet())
                    .create("api1234567", Wire.write(document), ImportOptions.USUAL)
                    .tree();

            JsonNode exported = DocumentReader.read(form.write(api));
            for (String extension : OWN) {
                assertThat(said(exported, extension))
                        .as("seed " + seed + " " + extension)
                        .containsExactlyInAnyOrderElementsOf(said(document, extension));
            }
        }
    }

    /** As text: a number of YAML is another kind of node than the same one of JSON. */
    private static List<String> said(JsonNode document, String extension) {
        return document.findValues(extension).stream().map(JsonNode::toString).toList();
    }
}
