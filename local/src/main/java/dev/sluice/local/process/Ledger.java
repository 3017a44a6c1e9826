package dev.sluice.local.process;

import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was started and not yet seen to end: one small file a process, so that a supervisor's death loses nothing. */
public final class Ledger {

    private static final String SUFFIX = ".json";

    /** @param tier those of a higher one are stopped first */
    public record Entry(String name, int tier, ProcessId process, Stopping stopping) {}

    private final Path folder;

    public Ledger(Path folder) {
        this.folder = folder;
    }

    /** What the environment of a process is to say, so that it is found even if its record is never written. */
    public Map<String, String> mark(String name, int tier, Stopping stopping) {
        return Marker.of(folder, name, tier, stopping);
    }

    /** What lives and was marked for this ledger, recorded or not. */
    List<Entry> marked() {
        return Marker.find(folder).toList();
    }

    public void add(Entry entry) throws IOException {
        Path fresh = folder.resolve(entry.name() + ".new");
        Files.write(fresh, Wire.write(entry));
        Files.move(fresh, file(entry.name()), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    public List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                entries.add(Wire.read(Files.readAllBytes(file), Entry.class));
            }
        }
        return entries;
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
