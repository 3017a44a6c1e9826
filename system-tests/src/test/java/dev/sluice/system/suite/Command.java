package dev.sluice.system.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./sluice} as a person would type it. Its output goes to a file, since what it leaves running may keep it open. */
record Command(Path root, Path logs, Map<String, String> settings) {

    private static final String SETTING_PREFIX = "SLUICE_";

    /** Standard output. Throws {@link IllegalStateException} with the end of what it said where it fails or takes longer. */
    String run(Duration limit, String... arguments) {
        try {
            Files.createDirectories(logs);
            Path out = Files.createTempFile(logs, arguments[0] + "-", ".out");
            Path err = out.resolveSibling(out.getFileName() + ".err");
            Process process = start(arguments, out, err);
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failure(arguments, "took longer than " + limit, out, err);
            }
            if (process.exitValue() != 0) {
                throw failure(arguments, "ended with " + process.exitValue(), out, err);
            }
            String output = Files.readString(out);
            Files.delete(out);
            Files.delete(err);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in ./sluice " + String.join(" ", arguments), e);
        }
    }

    private Process start(String[] arguments, Path out, Path err) throws IOException {
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of(root.resolve("sluice").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith(SETTING_PREFIX));
        builder.environment().putAll(settings);
        return builder.directory(root.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static IllegalStateException failure(String[] arguments, String how, Path out, Path err)
            throws IOException {
        return new IllegalStateException(
                "./sluice " + String.join(" ", arguments) + " " + how + "\n" + end(out) + end(err));
    }

    private static String end(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())) + "\n";
    }
}
