package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * docs/parity.md is what a whole run saw: run all of this package with {@code -Dsluice.write=true} after a change. The last
 * of the classes, and passed over where others of the package did not run.
 */
@Parity
@Order(Integer.MAX_VALUE)
class ParityPageIT {

    private static final Path PAGE = Path.of("..", "docs", "parity.md");
    private static final Path CASES = Path.of("src", "test", "java", "dev", "sluice", "system", "parity");

    @Test
    void thePageIsWhatTheRunSaw(Ledger ledger) throws IOException {
        assumeThat(ledger.files()).as("classes that ran").containsAll(classesWithCases());
        String page = new ParityPage(ledger).text();
        if (Boolean.getBoolean("sluice.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(page).doesNotContain("| unknown |");
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static List<String> classesWithCases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(Path::toString)
                    .filter(file ->
                            file.endsWith("IT.java") && !file.contains("ParityPage") && !file.contains("Refusal"))
                    .map(file -> "system-tests/" + file)
                    .toList();
        }
    }
}
