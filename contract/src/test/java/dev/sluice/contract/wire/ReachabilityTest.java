package dev.sluice.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A native executable knows only the types that it was told of. Run with {@code -Dsluice.write=true} after adding a record.
 */
class ReachabilityTest {

    private static final Path METADATA =
            Path.of("src/main/resources/META-INF/native-image/dev.sluice/contract/reachability-metadata.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void nativeExecutablesKnowEveryTypeOfTheContract() throws IOException {
        JsonNode expected = metadata();
        if (Boolean.getBoolean("sluice.write")) {
            Files.createDirectories(METADATA.getParent());
            Files.writeString(METADATA, JSON.writeValueAsString(expected) + "\n");
        }
        assertThat(JSON.readTree(METADATA.toFile())).isEqualTo(expected);
    }

    private static JsonNode metadata() {
        ObjectNode metadata = JSON.createObjectNode();
        var reflection = metadata.putArray("reflection");
        ContractTypes.all()
                .forEach(type -> reflection
                        .addObject()
                        .put("type", type.getName())
                        .put("allDeclaredConstructors", true)
                        .put("allDeclaredMethods", true)
                        .put("allDeclaredFields", true));
        return metadata;
    }
}
