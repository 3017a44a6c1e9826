package dev.sluice.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who a process is. The pid alone is not enough, since the system uses it again; its start time tells the two apart.
 *
 * @param startedMillis since the epoch, or 0 where the system does not say
 */
public record ProcessId(long pid, long startedMillis) {

    /** The system derives start times from its clock, which may be set meanwhile. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The process, if it still is the same one and lives. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(this::isSame).filter(ProcessId::alive);
    }

    private boolean isSame(ProcessHandle process) {
        long started = of(process).startedMillis();
        return started == 0 || startedMillis == 0 || Math.abs(started - startedMillis) <= TOLERANCE.toMillis();
    }

    /** A process that has ended but that nobody has waited for counts as dead, other than in ProcessHandle. */
    public static boolean alive(ProcessHandle process) {
        return process.isAlive() && !zombie(process.pid());
    }

    private static boolean zombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.isReadable(stat)) {
            return false;
        }
        try {
            String text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException gone) {
            return true;
        }
    }
}
