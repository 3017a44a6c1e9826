package dev.sluice.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    private static final Stopping STOPPING = new Stopping("TERM", 5);

    @TempDir
    Path folder;

    private Ledger ledger;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        ledger = new Ledger(folder);
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void stopsWhatWasLeftBehindAndForgetsIt() throws IOException, InterruptedException {
        ledger.add(new Ledger.Entry("edge-router-0", 2, ProcessId.of(process.toHandle()), STOPPING));
        List<String> said = new ArrayList<>();

        new Orphans(ledger).stop(said::add);

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).singleElement().asString().contains("edge-router-0", Long.toString(process.pid()));
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSamePid() throws IOException, InterruptedException {
        long earlier = ProcessId.of(process.toHandle()).startedMillis() - 3_600_000;
        ledger.add(new Ledger.Entry("edge-router-0", 2, new ProcessId(process.pid(), earlier), STOPPING));

        new Orphans(ledger).stop(line -> {});

        assertThat(process.isAlive()).isTrue();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void stopsWhatWasStartedAndNeverWrittenDown() throws IOException, InterruptedException {
        Process unrecorded = marked(folder);
        Process anothers = marked(folder.resolve("another home"));
        try {
            List<String> said = new ArrayList<>();
            new Orphans(ledger).stop(said::add);

            assertThat(unrecorded.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(said).singleElement().asString().contains("edge-router-7", Long.toString(unrecorded.pid()));
            assertThat(anothers.isAlive()).isTrue();
        } finally {
            unrecorded.destroyForcibly();
            anothers.destroyForcibly();
        }
    }

    private static Process marked(Path ledger) throws IOException {
        Launch launch =
                new Launch(List.of("sleep", "60"), Map.of(), Path.of("."), Files.createTempFile("orphan", ".log"));
        return launch.start(new Ledger(ledger).mark("edge-router-7", 2, STOPPING));
    }

    @Test
    void namesTheDoorsBeforeTheData() throws IOException {
        ProcessId id = ProcessId.of(process.toHandle());
        ledger.add(new Ledger.Entry("postgres-0", 0, id, STOPPING));
        ledger.add(new Ledger.Entry("edge-router-0", 2, id, STOPPING));
        ledger.add(new Ledger.Entry("auth-service-0", 1, id, STOPPING));

        assertThat(new Orphans(ledger).find())
                .extracting(Ledger.Entry::name)
                .containsExactly("edge-router-0", "auth-service-0", "postgres-0");
    }

    @Test
    void killsWhatDoesNotListen() throws IOException, InterruptedException {
        Process deaf =
                new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done").start();
        try (var out = deaf.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            assertThat(new Stopping("TERM", 1).stop(deaf.toHandle())).isFalse();
            assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            deaf.destroyForcibly();
        }
    }
}
