package dev.sluice.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {

    @TempDir
    Path folder;

    @Test
    void takesOverWhatIsNewAndDropsWhatIsGone() throws IOException {
        Path original = folder.resolve("original");
        Path copy = folder.resolve("copy");
        write(original.resolve("lib/a.jar"), "a");
        write(original.resolve("lib/b.jar"), "b");
        Mirror.folder(original, copy);
        Files.delete(original.resolve("lib/b.jar"));
        write(original.resolve("c.jar"), "c");

        Mirror.folder(original, copy);

        assertThat(copy.resolve("lib/a.jar")).hasContent("a");
        assertThat(copy.resolve("c.jar")).hasContent("c");
        assertThat(copy.resolve("lib/b.jar")).doesNotExist();
    }

    @Test
    void leavesAnEqualFileAlone() throws IOException {
        Path original = folder.resolve("a.jar");
        Path copy = folder.resolve("copy/a.jar");
        write(original, "a");
        Mirror.file(original, copy);
        FileTime time = Files.getLastModifiedTime(original);
        Files.writeString(copy, "x");
        Files.setLastModifiedTime(copy, time);

        Mirror.file(original, copy);

        assertThat(copy).hasContent("x");
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
