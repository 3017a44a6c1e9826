package dev.sluice.local.terminal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Log files on the terminal, each line behind the name of its process. */
public final class LogView {

    private static final long TAIL_BYTES = 16_384;
    private static final long STEP_MILLIS = 200;

    private final Path folder;
    private final Predicate<String> which;
    private final Terminal terminal;
    private final Map<Path, Long> shown = new TreeMap<>();

    /** @param which chooses instances by their name, such as {@code edge-router-0} */
    public LogView(Path folder, Predicate<String> which, Terminal terminal) {
        this.folder = folder;
        this.which = which;
        this.terminal = terminal;
    }

    /** The last lines of each. */
    public void tail() throws IOException {
        for (Path log : logs()) {
            long size = Files.size(log);
            long from = Math.max(0, size - TAIL_BYTES);
            shown.put(log, from);
            print(log, from > 0);
        }
    }

    /** From here on, what is written from now on; otherwise from where {@link #tail()} ended. */
    public void skipToEnd() throws IOException {
        for (Path log : logs()) {
            shown.put(log, Files.size(log));
        }
    }

    public void follow(BooleanSupplier going) throws IOException, InterruptedException {
        while (going.getAsBoolean()) {
            for (Path log : logs()) {
                print(log, false);
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    /** Whole lines only; the rest of a line that is being written comes next time. */
    private void print(Path log, boolean withoutFirst) throws IOException {
        long from = shown.getOrDefault(log, 0L);
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < from) {
                from = 0;
            }
            file.seek(from);
            byte[] fresh = new byte[(int) Math.min(file.length() - from, 1 << 20)];
            file.readFully(fresh);
            int end = lastLineEnd(fresh);
            shown.put(log, from + end);
            String name = instance(log);
            List<String> lines =
                    new String(fresh, 0, end, StandardCharsets.UTF_8).lines().toList();
            lines.stream().skip(withoutFirst ? 1 : 0).forEach(line -> terminal.say(name + " | " + line));
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.log")) {
            Stream.Builder<Path> all = Stream.builder();
            found.forEach(all);
            return all.build().filter(log -> which.test(instance(log))).sorted().toList();
        }
    }

    private static String instance(Path log) {
        String name = String.valueOf(log.getFileName());
        return name.substring(0, name.length() - ".log".length());
    }
}
