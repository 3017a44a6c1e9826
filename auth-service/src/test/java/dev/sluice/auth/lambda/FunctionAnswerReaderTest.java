package dev.sluice.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Adding a case is adding a file to {@code function-answers}; a body that begins with {@code RAW:} is sent as it is. */
class FunctionAnswerReaderTest {

    private static final String RAW = "RAW:";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> reads() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/function-answers"))) {
            return files.sorted().map(FunctionAnswerReaderTest::test).toList().stream();
        }
    }

    private static DynamicTest test(Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            JsonNode golden = JSON.readTree(file.toFile());
            FunctionAnswer answer = FunctionAnswerReader.read(
                    golden.path("status").asInt(), golden.path("functionError").textValue(), body(golden.path("body")));
            assertThat(shown(answer)).as(golden.path("about").asText()).isEqualTo(golden.path("expect"));
        });
    }

    private static byte[] body(JsonNode body) {
        String text = body.asText();
        return (text.startsWith(RAW) ? text.substring(RAW.length()) : body.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode shown(FunctionAnswer answer) {
        ObjectNode shown = JSON.createObjectNode();
        shown.put("type", answer.getClass().getSimpleName());
        switch (answer) {
            case FunctionAnswer.Identified caller -> {
                shown.put("principalId", caller.principalId());
                shown.set("context", JSON.valueToTree(caller.context()));
                if (caller.usageIdentifierKey() != null) {
                    shown.put("usageIdentifierKey", caller.usageIdentifierKey());
                }
            }
            case FunctionAnswer.Misconfigured wrong -> shown.put("reason", wrong.reason());
            case FunctionAnswer.Unauthorized none -> assertThat(none).isNotNull();
        }
        return shown;
    }
}
