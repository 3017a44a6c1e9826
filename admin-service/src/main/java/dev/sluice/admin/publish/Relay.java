package dev.sluice.admin.publish;

import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * One thread that carries the outbox to Kafka, in the order of versions, in one of the admin-service's replicas at a time.
 * Kafka or the database being away stops it for as long, and nothing else; a Kafka that has lost its data is filled again.
 * One that led, slept and wakes up beside its successor is turned away by Kafka: see {@link Kafka#lead()}.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_KAFKA = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final KafkaAccess access;
    private final String instance;
    private final Thread thread = new Thread(this::run, "relay");
    private volatile boolean closed;
    private boolean away;

    Relay(DataSource dataSource, Settings settings) {
        this.dataSource = dataSource;
        this.access = KafkaAccess.of(settings);
        this.instance = settings.instance("admin-service");
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(TICK.multipliedBy(3));
    }

    private void run() {
        while (!closed) {
            try (OutboxTable outbox = OutboxTable.open(dataSource)) {
                lead(outbox);
            } catch (SQLException e) {
                LOG.warnf("the outbox cannot be read, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    private void lead(OutboxTable outbox) throws SQLException {
        while (!closed && !outbox.lead()) {
            outbox.awaitCommit(TICK);
            pause();
        }
        while (!closed && outbox.lead()) {
            try (Kafka kafka = new Kafka(access, instance)) {
                kafka.ensureTopics();
                kafka.lead();
                relay(outbox, kafka);
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                kafkaIsAway(e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void relay(OutboxTable outbox, Kafka kafka) throws SQLException {
        long end = fillAgain(outbox, kafka);
        long lookedAt = System.nanoTime();
        LOG.info("publishing to Kafka");
        away = false;
        while (!closed) {
            if (System.nanoTime() - lookedAt > LOOK_AT_KAFKA.toNanos()) {
                long now = kafka.end();
                end = now < end ? fillAgain(outbox, kafka) : now;
                lookedAt = System.nanoTime();
            }
            if (publish(outbox, kafka) == 0) {
                outbox.awaitCommit(TICK);
            }
        }
    }

    /** Returns how much there was to publish. */
    private static int publish(OutboxTable outbox, Kafka kafka) throws SQLException {
        List<OutboxRow> rows = outbox.waiting();
        if (!rows.isEmpty()) {
            kafka.publish(rows);
        }
        for (OutboxRow row : rows) {
            outbox.published(row);
        }
        List<OutboxTable.SignalRow> signals = outbox.signals();
        for (OutboxTable.SignalRow signal : signals) {
            kafka.signal(signal.value());
            outbox.sent(signal);
        }
        return rows.size() + signals.size();
    }

    /** Publishes again what Kafka once had and has no more; returns the offset after it. */
    private static long fillAgain(OutboxTable outbox, Kafka kafka) throws SQLException {
        long had = outbox.newestPublished();
        long has = kafka.lastVersion();
        outbox.notBelow(has);
        if (has < had) {
            LOG.warnf("Kafka has version %d of %d: publishing everything again", has, had);
            long done = 0;
            List<OutboxRow> rows = outbox.publishedAfter(done);
            while (!rows.isEmpty()) {
                kafka.publish(rows);
                done = rows.getLast().version();
                rows = outbox.publishedAfter(done);
            }
        }
        return kafka.end();
    }

    private void kafkaIsAway(Exception e) {
        if (!away && !closed) {
            LOG.warnf("Kafka is away, changes are kept until it is back: %s", e.getMessage());
            away = true;
        }
        pause();
    }

    private void pause() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException stopping) {
            LOG.debug("interrupted while waiting");
        }
    }
}
