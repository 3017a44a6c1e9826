package dev.sluice.admin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The door to the database for operations. Everything here must be called on a Vert.x context, as handlers of operations
 * are, and subscribed to before that context is left.
 */
@ApplicationScoped
public class Store {

    /** PostgreSQL notifies this channel of each commit that filled the outbox. */
    public static final String OUTBOX_CHANNEL = "sluice_outbox";

    private final Mutiny.SessionFactory sessions;
    private final Settings settings;

    Store(Mutiny.SessionFactory sessions, Settings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Runs work as one transaction: what it edited, added, removed and published takes effect together, or not at all when
     * the work fails.
     */
    public <T> Uni<T> transact(Function<Transaction, Uni<T>> work) {
        return sessions.withTransaction((session, tx) -> {
            Transaction transaction = new Transaction(session, settings);
            return work.apply(transaction).call(transaction::complete);
        });
    }

    /**
     * Changes one aggregate that exists. {@code change} gets its tree, locked against every other change, edits it in place
     * and says what is to be answered and published; {@code missing} is the error where there is no such aggregate.
     */
    public <T> Uni<T> change(
            Kind kind, String id, Supplier<AwsFault> missing, Function<ObjectNode, Changed<T>> change) {
        return transact(tx -> tx.edit(kind, id, missing).map(tree -> {
            Changed<T> changed = change.apply(tree);
            changed.publications().forEach(tx::publish);
            return changed.answer();
        }));
    }

    /** Adds an aggregate and publishes what comes with it. */
    public Uni<Void> add(Kind kind, String id, ObjectNode tree, List<ConfigChange> publications) {
        return transact(tx -> {
            publications.forEach(tx::publish);
            return tx.add(kind, id, tree);
        });
    }

    /** The tree as it is now, not locked. */
    public Uni<ObjectNode> read(Kind kind, String id, Supplier<AwsFault> missing) {
        return sessions.withSession(session -> session.find(AggregateRow.class, AggregateKey.of(kind, id)))
                .onItem()
                .ifNull()
                .failWith(missing::get)
                .map(row -> Documents.read(row.document));
    }

    /** The trees asked for, without their heavy members ({@link Kind}). */
    public Uni<List<ObjectNode>> list(Listing listing) {
        return sessions.withSession(session -> Documents.list(session, listing));
    }

    /** The tree that a deployment froze ({@link Transaction#freeze}). */
    public Uni<ObjectNode> frozen(String apiId, String hash) {
        return sessions.withSession(session -> new Snapshots(session).frozen(apiId, hash));
    }

    /** The version of the newest committed config change; 0 where there was none. */
    public Uni<Long> configVersion() {
        return sessions.withSession(
                session -> session.createNativeQuery("select version from config_version", Long.class)
                        .getSingleResult());
    }
}
