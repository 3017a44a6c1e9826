package dev.sluice.system.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first thing that a newcomer sees: sources that nothing was built of yet. The other tests find everything built. */
class FreshTreeIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> MADE = Set.of("target", ".git", ".sluice");

    private final Path fresh = Path.of("target", "fresh-tree").toAbsolutePath();

    @BeforeEach
    void copy() throws IOException {
        remove();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (MADE.contains(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(fresh.resolve(PROJECT.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, fresh.resolve(PROJECT.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @AfterEach
    void remove() {
        if (Files.exists(fresh)) {
            Folder.delete(fresh);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void buildsAllServicesByOneCommand() {
        String said = new Command(fresh, fresh.resolve("target"), Map.of()).run(Duration.ofMinutes(10), "build");

        assertThat(said).contains("building", "edge-router", "admin-service", "built in");
    }
}
