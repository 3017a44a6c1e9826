package dev.sluice.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Adding a case is adding a file to {@code policies}, or to {@code policies/malformed}. */
class PolicyTest {

    private static final Path FOLDER = Path.of("src/test/resources/policies");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> evaluates() throws IOException {
        return files(FOLDER).flatMap(file -> cases(file, read(file)));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoPolicy() throws IOException {
        return files(FOLDER.resolve("malformed"))
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> assertThatThrownBy(() -> Policy.read(read(file))).isInstanceOf(MalformedPolicy.class)));
    }

    private static Stream<DynamicTest> cases(Path file, JsonNode golden) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode item : golden.path("cases")) {
            tests.add(DynamicTest.dynamicTest(
                    name(file) + " " + (tests.size() + 1) + ": "
                            + golden.path("about").asText(),
                    () -> assertThat(Policy.read(golden.path("policy"))
                                    .verdict(request(item))
                                    .name())
                            .as(item.toString())
                            .isEqualTo(item.path("verdict").asText())));
        }
        assertThat(tests).as("cases of " + file).isNotEmpty();
        return tests.stream();
    }

    private static PolicyRequest request(JsonNode item) {
        Map<String, List<String>> attributes = new HashMap<>();
        item.path("attributes").properties().forEach(entry -> attributes.put(entry.getKey(), texts(entry.getValue())));
        return new PolicyRequest(
                item.path("action").asText("execute-api:Invoke"),
                item.path("resource").asText(),
                attributes,
                Set.copyOf(new HashSet<>(texts(item.path("untold")))));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
