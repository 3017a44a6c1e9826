package dev.sluice.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process's environment says of it: which ledger it belongs in, under what name, and how it is stopped. A supervisor
 * that is killed after it started a process and before it wrote that down leaves nothing else. Read from {@code /proc};
 * where there is none nothing is found this way.
 */
final class Marker {

    /** No setting: services stop at a {@code SLUICE_} variable that they do not know. */
    static final String VARIABLE = "LOCAL_SLUICE_PART";

    private static final String SEPARATOR = "|";

    private Marker() {}

    static Map<String, String> of(Path ledger, String name, int tier, Stopping stopping) {
        String value = String.join(
                SEPARATOR,
                name,
                Integer.toString(tier),
                stopping.signal(),
                Long.toString(stopping.graceSeconds()),
                ledger.toAbsolutePath().normalize().toString());
        return Map.of(VARIABLE, value);
    }

    /** Everything that lives and is marked for this ledger; children of a marked process are its own business. */
    static Stream<Ledger.Entry> find(Path ledger) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.parent().flatMap(parent -> read(parent, ledger)).isEmpty())
                .flatMap(process -> read(process, ledger).stream());
    }

    private static Optional<Ledger.Entry> read(ProcessHandle process, Path ledger) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        if (!Files.isReadable(environment)) {
            return Optional.empty();
        }
        try {
            String all = new String(Files.readAllBytes(environment), StandardCharsets.UTF_8);
            return Stream.of(all.split("\0", -1))
                    .filter(variable -> variable.startsWith(VARIABLE + "="))
                    .map(variable -> variable.substring(VARIABLE.length() + 1).split("\\" + SEPARATOR, 5))
                    .filter(parts -> parts.length == 5
                            && parts[4].equals(
                                    ledger.toAbsolutePath().normalize().toString()))
                    .findFirst()
                    .map(parts -> new Ledger.Entry(
                            parts[0],
                            Integer.parseInt(parts[1]),
                            ProcessId.of(process),
                            new Stopping(parts[2], Long.parseLong(parts[3]))));
        } catch (IOException | NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
