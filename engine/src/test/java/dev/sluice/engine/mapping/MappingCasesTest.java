package dev.sluice.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder under {@code mapping/} is a case: {@code template.vtl}; {@code input.json} with what it sees, all optional
 * ({@code body}, {@code path}, {@code query}, {@code headers}, {@code context}, {@code stageVariables}); and one of
 * {@code expected.txt} (to the character), {@code expected.json} (by value) and {@code error.txt} (part of the message).
 * {@code overrides.json} is what the template leaves there.
 */
class MappingCasesTest {

    private static final Path CASES = Path.of("src/test/resources/mapping");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    List<DynamicTest> rendersAsWrittenDown() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                    .toList();
        }
    }

    private static void check(Path folder) throws IOException {
        var overrides = new MappingOverrides();
        MappingInput input = input(folder, overrides);
        String name = folder.getFileName().toString();
        if (Files.exists(folder.resolve("error.txt"))) {
            var failure = catchThrowableOfType(
                    MappingException.class,
                    () -> MappingTemplate.compile(name, read(folder.resolve("template.vtl")))
                            .render(input));
            assertThat(failure)
                    .hasMessageContaining(read(folder.resolve("error.txt")).strip());
            return;
        }
        String output = MappingTemplate.compile(name, read(folder.resolve("template.vtl")))
                .render(input);
        if (Files.exists(folder.resolve("expected.json"))) {
            assertThat(JSON.readTree(output)).isEqualTo(JSON.readTree(read(folder.resolve("expected.json"))));
        } else {
            assertThat(output).isEqualTo(read(folder.resolve("expected.txt")));
        }
        if (Files.exists(folder.resolve("overrides.json"))) {
            assertThat(JSON.valueToTree(described(overrides)).toString())
                    .isEqualTo(JSON.readTree(read(folder.resolve("overrides.json")))
                            .toString());
        }
    }

    private static Map<String, Object> described(MappingOverrides overrides) {
        Map<String, Object> all = new LinkedHashMap<>();
        Integer status = overrides.status();
        if (status != null) {
            all.put("status", status);
        }
        all.put("header", overrides.headers());
        all.put("requestHeader", overrides.requestHeaders());
        all.put("requestPath", overrides.requestPathParameters());
        all.put("requestQuery", overrides.requestQueryParameters());
        return all;
    }

    private static MappingInput input(Path folder, MappingOverrides overrides) throws IOException {
        Path file = folder.resolve("input.json");
        JsonNode input = Files.exists(file) ? JSON.readTree(read(file)) : JSON.createObjectNode();
        return new MappingInput(
                body(input.path("body")),
                texts(input.path("path")),
                texts(input.path("query")),
                texts(input.path("headers")),
                values(input.path("context")),
                texts(input.path("stageVariables")),
                overrides);
    }

    private static String body(JsonNode body) {
        return body.isMissingNode() ? "" : body.isTextual() ? body.textValue() : body.toString();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().textValue()));
        return texts;
    }

    private static Map<String, Object> values(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> values.put(member.getKey(), JSON.convertValue(member.getValue(), Object.class)));
        return values;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
