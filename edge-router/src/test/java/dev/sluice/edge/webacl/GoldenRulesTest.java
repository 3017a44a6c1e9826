package dev.sluice.edge.webacl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file of {@code src/test/resources/webacl} is a web ACL, and what it says of some requests; its README says how. */
class GoldenRulesTest {

    private static final Path CASES = Path.of("src/test/resources/webacl");
    private static final long PLENTY = 100_000_000;

    @TestFactory
    Stream<DynamicTest> decidesAsAwsDoes() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(GoldenRulesTest::cases);
        }
    }

    private static Stream<DynamicTest> cases(Path file) {
        JsonNode told = read(file);
        WebAcl acl = WebAcl.compile(Wire.mapper().convertValue(config(told), WebAclConfig.class));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode request : told.path("requests")) {
            String name = file.getFileName() + " " + tests.size();
            tests.add(DynamicTest.dynamicTest(name, () -> {
                Decision decision = acl.decide(request(request, acl.bodyLimit()), PLENTY);

                assertThat(told(decision))
                        .as(request.toString())
                        .isEqualTo(request.path("is").asText());
            }));
        }
        assertThat(tests).as(file + " has no requests").isNotEmpty();
        return tests.stream();
    }

    private static String told(Decision decision) {
        String labels = decision.labels().isEmpty() ? "" : " " + decision.labels();
        return (decision.allowed() ? "allowed by " : "blocked by ") + decision.rule() + labels;
    }

    private static ObjectNode config(JsonNode told) {
        ObjectNode config = told.deepCopy();
        config.put("id", "golden").put("arn", "golden");
        if (!config.has("defaultAction")) {
            config.putObject("defaultAction").put("kind", "ALLOW");
        }
        return config;
    }

    private static WebRequest request(JsonNode told, int bodyLimit) {
        List<WebRequest.Header> headers = new ArrayList<>();
        for (JsonNode header : told.path("headers")) {
            String[] parts = header.asText().split(": ", 2);
            headers.add(new WebRequest.Header(parts[0], parts[1]));
        }
        String body = told.path("body").asText().repeat(told.path("bodyTimes").asInt(1));
        String bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new WebRequest(
                told.path("method").asText("GET"),
                told.path("path").asText("/dev/pets"),
                told.path("query").asText(),
                headers,
                told.path("sourceIp").asText("192.0.2.1"),
                bytes.substring(0, Math.min(bytes.length(), bodyLimit)),
                bytes.length() > bodyLimit);
    }

    private static JsonNode read(Path file) {
        try {
            return Wire.mapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(file + " is no case", e);
        }
    }
}
