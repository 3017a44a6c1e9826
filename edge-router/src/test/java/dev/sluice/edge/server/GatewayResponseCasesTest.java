package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.fault.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No gateway response type is there that a request has not been seen to come to: its cases are among the golden requests. */
class GatewayResponseCasesTest {

    /** Of which AWS documents that it cannot be customised; its case says so of both ways. */
    private static final String FIXED = "REQUEST_TOO_LARGE";

    static Stream<String> types() {
        return Arrays.stream(Fault.values())
                .map(Fault::responseType)
                .filter(type -> !type.startsWith("DEFAULT_"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachTypeIsReachedAsItIsAndAsApisCustomiseIt(String type) throws Exception {
        Set<String> names =
                GoldenCase.all().map(Path::getFileName).map(Path::toString).collect(Collectors.toSet());
        String name = type.toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(names).contains(name + "-default.txt");
        if (!type.equals(FIXED)) {
            assertThat(names).contains(name + "-customised.txt", name + "-fallback.txt");
        }
    }
}
