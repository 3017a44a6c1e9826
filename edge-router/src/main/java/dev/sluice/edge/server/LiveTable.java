package dev.sluice.edge.server;

import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import dev.sluice.edge.remote.Remotes;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.edge.table.Stage;
import dev.sluice.follower.ConfigListener;
import org.jspecify.annotations.Nullable;

/** The table in force. Swapped as a whole by the follower's thread, read by every event loop. */
final class LiveTable implements ConfigListener {

    private final Remotes remotes;
    private volatile RouteTable current = RouteTable.EMPTY;

    LiveTable(Remotes remotes) {
        this.remotes = remotes;
    }

    RouteTable current() {
        return current;
    }

    @Override
    public void apply(ConfigKey key, long version, @Nullable Object value) {
        Stage before = key.kind() == ConfigKey.Kind.STAGE ? current.stages().get(key.id()) : null;
        current = current.with(key, version, value);
        if (before != null && value == null) {
            // Another stage may come to have this one's name, and must not have its answers.
            remotes.cache().flush(before.apiId(), before.name());
        }
    }

    @Override
    public void applied(long version) {
        current = current.at(version);
    }

    @Override
    public void signal(Signal signal) {
        switch (signal.type()) {
            case FLUSH_STAGE_CACHE -> flushCache(signal);
            case FLUSH_STAGE_AUTHORIZERS -> remotes.decisions().flush(signal.apiId(), signal.stageName());
        }
    }

    private void flushCache(Signal signal) {
        String stageName = signal.stageName();
        if (stageName != null) {
            remotes.cache().flush(signal.apiId(), stageName);
            return;
        }
        current.stages().values().stream()
                .filter(stage -> stage.apiId().equals(signal.apiId()))
                .forEach(stage -> remotes.cache().flush(stage.apiId(), stage.name()));
    }
}
