package dev.sluice.follower;

import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Remembers what it was told, and refuses keys that end in {@code bad} until told otherwise. */
final class Listening implements ConfigListener {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void apply(ConfigKey key, long version, @Nullable Object value) {
        if (key.id().endsWith("bad") && version % 2 == 1) {
            throw new IllegalStateException("odd versions are bad");
        }
        told.add(key + "@" + version + (value == null ? " gone" : ""));
    }

    @Override
    public void signal(Signal signal) {
        told.add("signal " + signal.apiId());
    }

    /** What was told up to and including {@code last}. */
    List<String> until(String last) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (!all.contains(last)) {
            String next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(last + " was not told, but " + all);
            }
            all.add(next);
        }
        return all;
    }
}
