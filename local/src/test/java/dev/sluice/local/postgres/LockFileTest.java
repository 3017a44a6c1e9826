package dev.sluice.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

    @TempDir
    Path folder;

    @Test
    void removesOneWhosePidBelongsToSomethingElse() throws IOException, InterruptedException {
        Path file = folder.resolve("postmaster.pid");
        long self = ProcessHandle.current().pid();
        Files.writeString(file, self + "\n/data\n1000000000\n15432\n");

        new LockFile(file).clear(Server.STOPPING);

        assertThat(file).doesNotExist();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void readsWhoWroteIt() throws IOException {
        Path file = folder.resolve("postmaster.pid");
        Files.writeString(file, "4711\n/data\n1700000000\n15432\n");
        assertThat(new LockFile(file).read()).contains(new ProcessId(4711, 1_700_000_000_000L));
    }

    @Test
    void passesOverOneThatWasNeverFinished() throws IOException {
        Path file = folder.resolve("postmaster.pid");
        Files.writeString(file, "47");
        assertThat(new LockFile(file).read()).isEmpty();
        assertThat(new LockFile(folder.resolve("none")).read()).isEmpty();
    }
}
