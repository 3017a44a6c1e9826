package dev.sluice.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.Settings;
import dev.sluice.ratelimit.journal.QuotaJournal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {

    @TempDir
    Path folder;

    private Path notAFolder = Path.of("");

    @BeforeEach
    void putAFileWhereTheFolderShouldBe() throws IOException {
        notAFolder = Files.writeString(folder.resolve("home"), "");
    }

    @Test
    void whereOtherMachinesCallAJournalThatCannotBeWrittenEndsTheStart() {
        assertThatThrownBy(() -> journal("0.0.0.0", notAFolder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SLUICE_HOME");
    }

    @Test
    void onALaptopItShowsInHealthAndMetrics() {
        var registry = new SimpleMeterRegistry();
        try (QuotaJournal journal = journal("127.0.0.1", notAFolder)) {
            assertThat(new Journaled(journal, registry).call().getStatus()).isEqualTo(Status.DOWN);
            assertThat(registry.get("sluice.quota.journal.writable").gauge().value())
                    .isZero();
        }
    }

    @Test
    void aJournalThatIsWrittenIsWell() {
        var registry = new SimpleMeterRegistry();
        try (QuotaJournal journal = journal("0.0.0.0", folder.resolve("new"))) {
            assertThat(new Journaled(journal, registry).call().getStatus()).isEqualTo(Status.UP);
            assertThat(registry.get("sluice.quota.journal.writable").gauge().value())
                    .isOne();
        }
    }

    private static QuotaJournal journal(String bind, Path home) {
        Settings settings = Settings.from(Map.of("SLUICE_BIND", bind, "SLUICE_HOME", home.toString()));
        return new Startup().journal(settings, Clock.systemUTC());
    }
}
