package dev.sluice.admin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One transaction over aggregates. Nothing of it may be done in parallel: each Uni is to be over before the next one.
 * Lock APIs before plans and plans before keys, and APIs and sets before web ACLs, so that no two transactions wait for
 * each other.
 */
public final class Transaction {

    private final Mutiny.Session session;
    private final Snapshots snapshots;
    private final Outbox outbox;
    private final Room room;
    private final List<Edit> edits = new ArrayList<>();

    Transaction(Mutiny.Session session, Settings settings) {
        this.session = session;
        this.snapshots = new Snapshots(session);
        this.outbox = new Outbox(session);
        this.room = new Room(session, settings);
    }

    /**
     * The aggregate's tree, locked until the end of the transaction, and saved at its end if it was changed. Whoever edits
     * it again in this transaction gets the same tree.
     */
    public Uni<ObjectNode> edit(Kind kind, String id, Supplier<AwsFault> missing) {
        return session.find(AggregateRow.class, AggregateKey.of(kind, id), LockMode.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(missing::get)
                .map(row -> edits.stream()
                        .filter(edit -> edit.row().equals(row))
                        .findFirst()
                        .orElseGet(() -> begin(row))
                        .tree());
    }

    private Edit begin(AggregateRow row) {
        Edit edit = new Edit(row, Documents.read(row.document));
        edits.add(edit);
        return edit;
    }

    /** The tree as it is now; others may change it meanwhile. */
    public Uni<ObjectNode> read(Kind kind, String id, Supplier<AwsFault> missing) {
        return session.find(AggregateRow.class, AggregateKey.of(kind, id))
                .onItem()
                .ifNull()
                .failWith(missing::get)
                .map(row -> {
                    forgetUnlessEdited(row);
                    return Documents.read(row.document);
                });
    }

    /** A row that the session knows unlocked could not be locked by a later {@link #edit}. */
    private void forgetUnlessEdited(AggregateRow row) {
        if (edits.stream().noneMatch(edit -> edit.row().equals(row))) {
            session.detach(row);
        }
    }

    public Uni<List<ObjectNode>> list(Listing listing) {
        return Documents.list(session, listing);
    }

    /** Fails with AWS's LimitExceededException where there are as many of the kind as there may be. */
    public Uni<Void> add(Kind kind, String id, ObjectNode tree) {
        return room.takeOne(kind)
                .chain(() -> session.persist(new AggregateRow(AggregateKey.of(kind, id), tree.toString())))
                .chain(session::flush);
    }

    /** Adds an aggregate that must not be there yet; {@code taken} is the error where it is. */
    public Uni<Void> add(Kind kind, String id, ObjectNode tree, Supplier<AwsFault> taken) {
        return session.find(AggregateRow.class, AggregateKey.of(kind, id))
                .onItem()
                .ifNotNull()
                .failWith(taken::get)
                .chain(() -> add(kind, id, tree))
                .onFailure(ConstraintViolationException.class)
                .transform(meanwhile -> taken.get());
    }

    /**
     * Whether an aggregate of this kind has, anywhere in its tree, a member of this name and value. Looks at every one:
     * for the rare moment when something is deleted that others may name.
     */
    public Uni<Boolean> isNamed(Kind kind, String member, String value) {
        return naming(kind, member, value).map(ids -> !ids.isEmpty());
    }

    /** The ids of those aggregates, in their order. */
    public Uni<List<String>> naming(Kind kind, String member, String value) {
        return Documents.naming(session, kind, member, value);
    }

    /** Adds an aggregate, or replaces the one there is. */
    public Uni<Void> put(Kind kind, String id, ObjectNode tree) {
        return session.find(AggregateRow.class, AggregateKey.of(kind, id), LockMode.PESSIMISTIC_WRITE)
                .chain(row -> {
                    if (row == null) {
                        return add(kind, id, tree);
                    }
                    edits.add(new Edit(row, tree));
                    return Uni.createFrom().voidItem();
                });
    }

    /** Removes an aggregate and answers what it was. */
    public Uni<ObjectNode> remove(Kind kind, String id, Supplier<AwsFault> missing) {
        return session.find(AggregateRow.class, AggregateKey.of(kind, id), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(missing::get)
                .call(session::remove)
                .map(row -> Documents.read(row.document));
    }

    /** Keeps a tree for ever as it is now, and answers the hash that names it within its API. */
    public Uni<String> freeze(String apiId, ObjectNode tree) {
        return snapshots.freeze(apiId, tree);
    }

    public Uni<ObjectNode> frozen(String apiId, String hash) {
        return snapshots.frozen(apiId, hash);
    }

    /** Drops a frozen tree that no deployment names any more. */
    public Uni<Void> forget(String apiId, String hash) {
        return snapshots.forget(apiId, hash);
    }

    public Uni<Void> forgetAll(String apiId) {
        return snapshots.forgetAll(apiId);
    }

    /** Publishes a record on gateway.config with the commit. */
    public void publish(ConfigKey key, @Nullable Object value) {
        publish(new ConfigChange(key, value));
    }

    public void publish(ConfigChange change) {
        outbox.add(change);
    }

    /** Publishes a record on gateway.signals with the commit. */
    public void signal(Signal signal) {
        outbox.add(signal);
    }

    /** Saves what was edited, and last of all takes the config version, whose lock every publishing change waits for. */
    Uni<Void> complete() {
        edits.forEach(Edit::save);
        return session.flush().chain(outbox::write);
    }

    private record Edit(AggregateRow row, ObjectNode tree) {
        void save() {
            String document = tree.toString();
            if (!document.equals(row.document)) {
                row.document = document;
                row.version++;
            }
        }
    }
}
