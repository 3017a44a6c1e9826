package dev.sluice.admin.store;

import dev.sluice.contract.config.Signal;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a transaction publishes. The config version is counted up in a row that stays locked until the commit, so versions
 * become visible in their order. Waiting relays are notified by PostgreSQL when, and only when, the commit succeeds.
 */
final class Outbox {

    private static final String CONFIG = """
            with next as (update config_version set version = version + 1 returning version)
            insert into config_outbox (version, key, value) select version, :key, :value from next""";
    private static final String SIGNAL = "insert into signal_outbox (value) values (:value)";
    private static final String NOTIFY = "select cast(pg_notify('" + Store.OUTBOX_CHANNEL + "', '') as text)";

    private final Mutiny.Session session;
    private final List<ConfigChange> changes = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();

    Outbox(Mutiny.Session session) {
        this.session = session;
    }

    void add(ConfigChange change) {
        changes.add(change);
    }

    void add(Signal signal) {
        signals.add(signal);
    }

    Uni<Void> write() {
        if (changes.isEmpty() && signals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> written = Uni.createFrom().voidItem();
        for (Signal signal : signals) {
            written = written.chain(() -> write(signal)).replaceWithVoid();
        }
        for (ConfigChange change : changes) {
            written = written.chain(() -> write(change)).replaceWithVoid();
        }
        return written.chain(
                        () -> session.createNativeQuery(NOTIFY, String.class).getSingleResult())
                .replaceWithVoid();
    }

    private Uni<Integer> write(ConfigChange change) {
        String value = change.value() == null ? "" : text(change.value());
        return session.createNativeQuery(CONFIG)
                .setParameter("key", change.key().toString())
                .setParameter("value", value)
                .executeUpdate();
    }

    private Uni<Integer> write(Signal signal) {
        return session.createNativeQuery(SIGNAL)
                .setParameter("value", text(signal))
                .executeUpdate();
    }

    private static String text(Object value) {
        return new String(Wire.write(value), StandardCharsets.UTF_8);
    }
}
