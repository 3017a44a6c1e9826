package dev.sluice.admin.patch;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PatchOperationsTest {

    private static final Path CASES = Path.of("src/test/resources/patch/operations.tsv");

    /** The lines build on each other. */
    @Test
    void everyOperationDoesWhatItsLineSays() throws IOException {
        try (ApiGatewayClient aws = Aws.client()) {
            PatchedResources resources = new PatchedResources(aws);
            SoftAssertions all = new SoftAssertions();
            for (String line : Files.readAllLines(CASES)) {
                if (!line.startsWith("#")) {
                    check(line.replace("{api}", resources.apiId()), resources, all);
                }
            }
            all.assertAll();
        }
    }

    private static void check(String line, PatchedResources resources, SoftAssertions all) {
        List<String> cells = List.of(line.split("\t", -1));
        PatchOperation operation = PatchOperation.builder()
                .op(cells.get(1))
                .path(cells.get(2))
                .value(cells.get(3).isEmpty() && cells.get(1).equals("remove") ? null : cells.get(3))
                .build();
        String expected = cells.get(4);
        if (expected.startsWith("!")) {
            all.assertThat(catchThrowable(() -> resources.patch(cells.getFirst(), operation)))
                    .as(line)
                    .hasMessageContaining(expected.substring(1));
            return;
        }
        int equals = expected.indexOf('=');
        all.assertThatCode(() -> all.assertThat(
                                member(resources.patch(cells.getFirst(), operation), expected.substring(0, equals)))
                        .as(line)
                        .isEqualTo(expected.substring(equals + 1)))
                .as(line)
                .doesNotThrowAnyException();
    }

    /** The text of a member, or of one further in; what is absent or empty is {@code null}, but an empty list is []. */
    private static String member(SdkPojo answer, String path) {
        Object at = answer;
        for (String name : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(name) : at instanceof SdkPojo pojo ? field(pojo, name) : null;
        }
        boolean absent = at instanceof Map<?, ?> map && map.isEmpty()
                || at instanceof Collection<?> list && list.isEmpty() && !path.equals("cacheKeyParameters");
        return absent ? "null" : String.valueOf(at);
    }

    private static @Nullable Object field(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.locationName().equals(name)) {
                return field.getValueOrDefault(pojo);
            }
        }
        throw new IllegalArgumentException("no member " + name);
    }
}
