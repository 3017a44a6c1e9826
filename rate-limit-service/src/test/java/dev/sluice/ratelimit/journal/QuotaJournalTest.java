package dev.sluice.ratelimit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaJournalTest {

    private static final long NOW = 1_000;

    @TempDir
    Path folder;

    @Test
    void theLastNoteOfABucketOutlivesARestart() {
        Path file = folder.resolve("deep/quotas.jsonl");
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            journal.note(new Note("a/b", 0, 2_000, 5, 0)).join();
            journal.note(new Note("c", 0, 2_000, 1, 0)).join();
            journal.note(new Note("a/b", 0, 2_000, 9, 0)).join();
        }
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            assertThat(journal.notes())
                    .containsExactlyInAnyOrder(new Note("a/b", 0, 2_000, 9, 0), new Note("c", 0, 2_000, 1, 0));
        }
    }

    @Test
    void periodsThatAreOverAreForgotten() {
        Path file = folder.resolve("quotas.jsonl");
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            journal.note(new Note("a", 0, 2_000, 5, 0)).join();
        }
        try (QuotaJournal journal = QuotaJournal.open(file, 2_000)) {
            assertThat(journal.notes()).isEmpty();
        }
    }

    @Test
    void aLineThatWasCutOffIsPassedOver() throws IOException {
        Path file = folder.resolve("quotas.jsonl");
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            journal.note(new Note("a", 0, 2_000, 5, 0)).join();
        }
        Files.writeString(file, "{\"bucket\":\"a\",\"sta", StandardOpenOption.APPEND);
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            assertThat(journal.notes()).containsExactly(new Note("a", 0, 2_000, 5, 0));
        }
    }

    @Test
    void staysSmallHoweverMuchIsNoted() throws IOException {
        Path file = folder.resolve("quotas.jsonl");
        try (QuotaJournal journal = QuotaJournal.open(file, NOW, 100)) {
            for (int i = 0; i < 5_000; i++) {
                journal.note(new Note("bucket" + i % 10, 0, 2_000, i, 0)).join();
            }
            assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(121);
            assertThat(journal.notes()).contains(new Note("bucket9", 0, 2_000, 4_999, 0));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNobody() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("quotas.jsonl");
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            journal.note(new Note("a", 0, 2_000, 5, 0)).join();
            assertThat(journal.notes()).containsExactly(new Note("a", 0, 2_000, 5, 0));
            assertThat(journal.failure()).isPresent();
        }
    }

    @Test
    void goesOnOnceTheFolderCanBeWritten() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("obstacle"), "");
        Path file = obstacle.resolve("quotas.jsonl");
        try (QuotaJournal journal = QuotaJournal.open(file, NOW)) {
            journal.note(new Note("a", 0, 2_000, 5, 0)).join();
            Files.delete(obstacle);
            journal.note(new Note("b", 0, 2_000, 1, 0)).join();
            assertThat(journal.failure()).isEmpty();
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }
}
