package dev.sluice.system.parity;

import dev.sluice.system.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What wrong requests are answered: status, type and message, word for word. {@code recorded} holds what AWS was seen to
 * answer, {@code refusals} the rest of it. Adding a case is adding lines to a file.
 */
@Parity
class RefusalIT {

    private static final Path FILES = Path.of("src", "test", "resources", "parity");

    @TestFactory
    Stream<DynamicContainer> answersAsRecorded(Gateway gateway, Ledger ledger) throws IOException {
        return containers("recorded", gateway, ledger);
    }

    @TestFactory
    Stream<DynamicContainer> refusesWhatIsWrong(Gateway gateway, Ledger ledger) throws IOException {
        return containers("refusals", gateway, ledger);
    }

    private static Stream<DynamicContainer> containers(String folder, Gateway gateway, Ledger ledger)
            throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
            return files
                    .sorted()
                    .map(file -> DynamicContainer.dynamicContainer(
                            folder + "/" + file.getFileName(), tests(file, gateway, ledger)))
                    .toList()
                    .stream();
        }
    }

    private static List<DynamicTest> tests(Path file, Gateway gateway, Ledger ledger) {
        return Conversation.all(read(file)).stream()
                .map(conversation ->
                        DynamicTest.dynamicTest(conversation.name(), () -> hold(conversation, file, gateway, ledger)))
                .toList();
    }

    private static void hold(Conversation conversation, Path file, Gateway gateway, Ledger ledger) {
        boolean passed = false;
        try (ControlPlane control = new ControlPlane(gateway)) {
            try {
                new Talk(control).hold(conversation);
                passed = true;
            } finally {
                ledger.note("system-tests/" + file, control.observed(), passed, "");
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
