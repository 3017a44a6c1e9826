package dev.sluice.local.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Says in words how a process ended. */
final class Ending {

    private static final Map<Integer, String> SIGNALS =
            Map.of(1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");
    private static final int TAIL = 2_000;

    private Ending() {}

    static String describe(int exitCode) {
        int signal = exitCode - 128;
        return signal > 0 && SIGNALS.containsKey(signal)
                ? "was ended by " + SIGNALS.get(signal)
                : "ended with exit code " + exitCode;
    }

    /** The last line of a log, shortened, or empty. */
    static String lastLine(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            byte[] tail = new byte[(int) Math.min(TAIL, Files.size(log))];
            int read = Math.max(0, file.read(tail));
            List<String> lines = new String(tail, 0, read, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "" : shortened(lines.getLast());
        } catch (IOException noLog) {
            return "";
        }
    }

    private static String shortened(String line) {
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
