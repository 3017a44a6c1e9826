package dev.sluice.follower;

import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import org.jspecify.annotations.Nullable;

/** Applies changes; called by one thread, in order. */
public interface ConfigListener {

    /**
     * Applies one change. {@code value} is the record that the key's kind names, or null where the thing is gone. Throws
     * anything to refuse it: the last good one stays, and the reason is told to admin-service.
     */
    void apply(ConfigKey key, long version, @Nullable Object value);

    /** Every change up to {@code version} has been applied or refused; called after a batch of changes. */
    default void applied(long version) {}

    /** Something is to be forgotten before its time. */
    default void signal(Signal signal) {}
}
