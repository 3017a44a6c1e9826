package dev.sluice.ratelimit.journal;

import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Appends a note for each lease of a quota before its router learns of it, and reads them when the service starts. The
 * last note of a bucket counts. A note reaches the operating system, not necessarily the disk: it outlives this process,
 * not a power cut. One thread of its own reads and writes, so nothing here blocks a caller.
 */
public final class QuotaJournal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(QuotaJournal.class);

    /** The file is written anew when it has so many lines more than twice its buckets. */
    private static final int SPARE_LINES = 10_000;

    private final Path file;
    private final int spareLines;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("quota-journal").factory());
    private final Map<String, Note> latest = new LinkedHashMap<>();
    private OutputStream out = OutputStream.nullOutputStream();
    private long lines;
    private volatile @Nullable String failure;

    private QuotaJournal(Path file, int spareLines) {
        this.file = file;
        this.spareLines = spareLines;
    }

    /**
     * Reads what the file has of periods that are not over at {@code now}, and goes on with it; where it cannot, it
     * says so in the log and by {@link #failure()}, and tries again at the next note.
     */
    public static QuotaJournal open(Path file, long now) {
        return open(file, now, SPARE_LINES);
    }

    static QuotaJournal open(Path file, long now, int spareLines) {
        var journal = new QuotaJournal(file, spareLines);
        CompletableFuture.runAsync(() -> journal.begin(now), journal.writer).join();
        return journal;
    }

    /** Why notes are not written at present; empty while they are. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** The latest note of each bucket. */
    public List<Note> notes() {
        return CompletableFuture.supplyAsync(() -> List.copyOf(latest.values()), writer)
                .join();
    }

    /** Completes once the note is written, or known not to be: a full disk stops no request. */
    public CompletableFuture<Void> note(Note note) {
        try {
            return CompletableFuture.runAsync(() -> append(note), writer);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the quota journal is closed before its last notes are written");
            }
            out.close();
        } catch (IOException e) {
            LOG.warnf("the quota journal could not be closed: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(long now) {
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::remember);
            }
            latest.values().removeIf(note -> note.end() <= now);
            rewrite();
        } catch (IOException | UncheckedIOException e) {
            failed(e);
        }
    }

    /** A line that was cut off when the process was killed is the last one of its life, and known to nobody. */
    private void remember(String line) {
        try {
            Note note = Wire.read(line.getBytes(StandardCharsets.UTF_8), Note.class);
            latest.put(note.bucket(), note);
        } catch (UncheckedIOException e) {
            LOG.warnf("passed over a line of the quota journal: %s", e.getMessage());
        }
    }

    private void append(Note note) {
        latest.put(note.bucket(), note);
        try {
            if (failure != null || lines >= 2L * latest.size() + spareLines) {
                rewrite();
            } else {
                out.write(line(note));
                lines++;
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Writes the latest notes to a new file, which takes the place of the old one at once. */
    private void rewrite() throws IOException {
        out.close();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream all = Files.newOutputStream(fresh)) {
            for (Note note : latest.values()) {
                all.write(line(note));
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        out = Files.newOutputStream(file, StandardOpenOption.APPEND);
        lines = latest.size();
        failure = null;
    }

    private void failed(Exception e) {
        if (failure == null) {
            LOG.warnf("quotas are not journaled, so a restart of all replicas would forget what is spent: %s", e);
        }
        failure = e.toString();
    }

    private static byte[] line(Note note) {
        byte[] json = Wire.write(note);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
