package dev.sluice.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OpenApiExportTest {

    private static final ExportOptions EVERYTHING = new ExportOptions(
            "https", "api1234567.execute-api.example.com", "prod", "us-east-1", List.of("apigateway", "documentation"));

    /** An overwritten API keeps its ids, so what comes back is the same tree to the last member. */
    @TestFactory
    Stream<DynamicTest> whatIsExportedIsImportedAsTheSameTree() throws IOException, URISyntaxException {
        List<ExportStyle> styles = List.of(new Swagger2Style(), new OpenApi3Style());
        return GoldenCase.all().stream()
                .filter(one -> !one.refused())
                .flatMap(one -> styles.stream().map(style -> roundTrip(one, style)));
    }

    private static DynamicTest roundTrip(GoldenCase one, ExportStyle style) {
        return DynamicTest.dynamicTest(one.name() + " as " + style, () -> {
            ObjectNode tree = (ObjectNode) one.imported().get("tree");
            ObjectNode document = new OpenApiExport(tree, style, EVERYTHING).document();
            AtomicInteger ids = new AtomicInteger();
            OpenApiImport importer = new OpenApiImport(() -> "new" + ids.incrementAndGet());
            ImportedApi again = importer.overwrite(tree, Wire.write(document), ImportOptions.USUAL);
            assertThat(comparable(again.tree())).isEqualTo(comparable(tree));
        });
    }

    @Test
    void writesNoExtensionThatIsNotAskedFor() throws IOException, URISyntaxException {
        ExportOptions plain = new ExportOptions("https", "example.com", "prod", "us-east-1", List.of());
        for (GoldenCase one : GoldenCase.all()) {
            if (!one.refused()) {
                ObjectNode tree = (ObjectNode) one.imported().get("tree");
                String document = new OpenApiExport(tree, new OpenApi3Style(), plain)
                        .document()
                        .toString();
                assertThat(document).as(one.name()).doesNotContain("x-amazon-apigateway-integration", "-authorizer");
            }
        }
    }

    /** Documentation parts get new ids with each import; an absent and an empty map of methods are the same. */
    static JsonNode comparable(ObjectNode tree) {
        ObjectNode comparable = tree.deepCopy();
        comparable.path("resources").forEach(resource -> ((ObjectNode) resource).withObjectProperty("resourceMethods"));
        List<String> parts = Stream.of(comparable.path("documentation"))
                .flatMap(all -> all.properties().stream())
                .map(part -> part.getValue().path("location") + " "
                        + part.getValue().path("properties").asText())
                .sorted()
                .toList();
        comparable.put("documentation", String.join("\n", parts));
        return comparable;
    }
}
