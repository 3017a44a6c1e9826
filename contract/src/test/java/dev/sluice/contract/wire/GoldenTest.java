package dev.sluice.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.config.ConfigKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One golden file a record, with every member: both ends of a conversation are held to it. A record of which only one of
 * several members may be present has a file for each, as in {@code StageConfig.webSocket.json}.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final List<String> ALTERNATIVES = List.of("webSocket", "quota");
    private static final ObjectMapper JSON = Wire.mapper();

    static Stream<Class<?>> records() {
        return ContractTypes.records().stream().filter(type -> type != ConfigKey.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void isReadAndWrittenAsItsGoldenFiles(Class<?> type) {
        for (JsonNode golden : goldens(type)) {
            assertThat(written(type, golden)).isEqualTo(golden);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void showsEveryMember(Class<?> type) {
        Set<String> shown = new TreeSet<>();
        goldens(type).forEach(golden -> golden.fieldNames().forEachRemaining(shown::add));

        assertThat(shown)
                .containsAll(Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void isReadWithMembersOfALaterRelease(Class<?> type) {
        JsonNode golden = golden(type);
        ObjectNode later = golden.deepCopy();
        later.put("addedLater", 1).putObject("addedToo").put("a", true);

        assertThat(written(type, later)).isEqualTo(golden);
    }

    /** Only what a record itself demands may be missing; collections are then empty, not null. */
    @ParameterizedTest
    @MethodSource("records")
    void hasNoNullCollections(Class<?> type) throws ReflectiveOperationException {
        ObjectNode bare = golden(type).deepCopy();
        List<RecordComponent> collections = Stream.of(type.getRecordComponents())
                .filter(c -> List.class == c.getType() || Map.class == c.getType())
                .toList();
        collections.forEach(c -> bare.remove(c.getName()));
        Object read = Wire.read(Wire.write(bare), type);

        for (RecordComponent component : collections) {
            assertThat(component.getAccessor().invoke(read))
                    .as(component.getName())
                    .isNotNull();
        }
    }

    private static JsonNode written(Class<?> type, JsonNode json) {
        return read(Wire.write(Wire.read(Wire.write(json), type)));
    }

    private static List<JsonNode> goldens(Class<?> type) {
        String name = ContractTypes.shortName(type);
        Stream<Path> others = ALTERNATIVES.stream().map(member -> FOLDER.resolve(name + "." + member + ".json"));
        return Stream.concat(
                        Stream.of(golden(type)),
                        others.filter(Files::isRegularFile).map(GoldenTest::read))
                .toList();
    }

    private static JsonNode golden(Class<?> type) {
        try {
            return JSON.readTree(Files.readAllBytes(FOLDER.resolve(ContractTypes.shortName(type) + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("a record without a golden file", e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
