package dev.sluice.local.postgres;

import dev.sluice.local.process.ProcessId;
import dev.sluice.local.process.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server's {@code postmaster.pid}, which a killed server leaves behind: its first line is the pid, its third the start
 * in seconds since the epoch (PostgreSQL documentation, "Database File Layout"). A left-behind one keeps the next server
 * from starting if the pid has meanwhile been given to something else.
 */
record LockFile(Path file) {

    /** Removes a stale file; stops a server that still runs on the same data, which nobody supervises any more. */
    void clear(Stopping stopping) throws IOException, InterruptedException {
        Optional<ProcessId> recorded = read();
        if (recorded.isPresent()) {
            Optional<ProcessHandle> server = recorded.get().find();
            if (server.isPresent()) {
                stopping.stop(server.get());
            }
        }
        Files.deleteIfExists(file);
    }

    /** Empty where there is no file, or one that says nothing. */
    Optional<ProcessId> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(0).strip());
            long started = Long.parseLong(lines.get(2).strip());
            return Optional.of(new ProcessId(pid, started * 1000));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
