package dev.sluice.local.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the logs from growing without bound. The processes hold their files open and append to them, so a file that is
 * too large is copied and emptied, not moved; lines written just then may be lost.
 */
final class Logs {

    static final long LARGEST = 32L << 20;

    private final Path folder;

    Logs(Path folder) {
        this.folder = folder;
    }

    void trim() throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > LARGEST) {
                    Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                        file.truncate(0);
                    }
                }
            }
        }
    }
}
