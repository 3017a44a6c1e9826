package dev.sluice.local.supervisor;

import dev.sluice.local.plan.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One supervisor, or one command that prepares for it, for each state folder. The system frees it when its holder dies. */
public final class HomeLock implements AutoCloseable {

    private static final long STEP_MILLIS = 50;

    /** Holds the system's lock for as long as it is open. */
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty where another process holds it. */
    public static Optional<HomeLock> take(Home home) throws IOException {
        Files.createDirectories(Objects.requireNonNull(home.lock().getParent()));
        FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new HomeLock(channel));
    }

    static HomeLock await(Home home, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Optional<HomeLock> lock = take(home);
            if (lock.isPresent()) {
                return lock.get();
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        throw new IOException("another supervisor holds " + home.lock());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
