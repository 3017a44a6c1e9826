package dev.sluice.admin.publish;

import dev.sluice.admin.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The outbox as the relay's thread sees it, over one JDBC connection of its own. The connection also holds the lock that
 * makes this relay the one that publishes, and listens for commits. Not for operations, which write by the store.
 */
final class OutboxTable implements AutoCloseable {

    /** Any number, so long as every release of this service takes the same one. */
    private static final long LOCK = 5_181_729L;

    private static final int BATCH = 200;

    private final Connection connection;

    private OutboxTable(Connection connection) {
        this.connection = connection;
    }

    static OutboxTable open(DataSource dataSource) throws SQLException {
        OutboxTable table = new OutboxTable(dataSource.getConnection());
        table.execute("listen " + Store.OUTBOX_CHANNEL);
        return table;
    }

    /** Whether this relay is the one that publishes; it stays so until the connection ends. */
    boolean lead() throws SQLException {
        return number("select case when pg_try_advisory_lock(" + LOCK + ") then 1 else 0 end") == 1;
    }

    List<OutboxRow> waiting() throws SQLException {
        return rows("where not published", 0);
    }

    /** What was published with a version above {@code version}, oldest first, not all at once. */
    List<OutboxRow> publishedAfter(long version) throws SQLException {
        return rows("where published", version);
    }

    long newestPublished() throws SQLException {
        return number("select coalesce(max(version), 0) from config_outbox where published");
    }

    /** Remembers that a row was published, and drops the older ones of its key. */
    void published(OutboxRow row) throws SQLException {
        try (PreparedStatement mark =
                        connection.prepareStatement("update config_outbox set published = true where version = ?");
                PreparedStatement drop =
                        connection.prepareStatement("delete from config_outbox where key = ? and version < ?")) {
            mark.setLong(1, row.version());
            mark.executeUpdate();
            drop.setString(1, row.key());
            drop.setLong(2, row.version());
            drop.executeUpdate();
        }
    }

    /** Config versions go on after one that Kafka already knows, should the database be younger than Kafka. */
    void notBelow(long version) throws SQLException {
        execute("update config_version set version = greatest(version, " + version + ")");
    }

    /** The oldest signal that waits, by its id and JSON; empty where there is none. */
    List<SignalRow> signals() throws SQLException {
        List<SignalRow> signals = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select id, value from signal_outbox order by id limit " + BATCH)) {
            while (found.next()) {
                signals.add(new SignalRow(found.getLong(1), found.getString(2)));
            }
        }
        return signals;
    }

    void sent(SignalRow signal) throws SQLException {
        execute("delete from signal_outbox where id = " + signal.id());
    }

    /** Waits until something is committed, or for so long. */
    void awaitCommit(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
    }

    /** The connection goes back to its pool as it came. */
    @Override
    public void close() throws SQLException {
        try (Connection closing = connection) {
            if (!closing.isClosed()) {
                execute("unlisten *");
                execute("select pg_advisory_unlock_all()");
            }
        }
    }

    private List<OutboxRow> rows(String which, long after) throws SQLException {
        String sql = "select version, key, value from config_outbox " + which
                + " and version > ? order by version limit " + BATCH;
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new OutboxRow(found.getLong(1), found.getString(2), found.getString(3)));
                }
            }
        }
        return rows;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A signal that waits. */
    record SignalRow(long id, String value) {}
}
