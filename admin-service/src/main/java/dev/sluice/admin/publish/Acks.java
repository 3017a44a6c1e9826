package dev.sluice.admin.publish;

import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.Topics;
import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.wire.Wire;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * One thread that reads gateway.acks, in every replica. What was in the topic at the start is as old as Kafka says it is;
 * what comes later was seen when it came, so that clocks need not agree.
 */
@ApplicationScoped
public class Acks {

    private static final Logger LOG = Logger.getLogger(Acks.class);
    private static final TopicPartition ACKS = new TopicPartition(Topics.ACKS, 0);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Instances instances;
    private final Waits waits;
    private final Clock clock;
    private final KafkaAccess kafka;
    private final String instance;
    private final Thread thread = new Thread(this::run, "acks");
    private volatile boolean closed;

    Acks(Instances instances, Waits waits, Clock clock, Settings settings) {
        this.instances = instances;
        this.waits = waits;
        this.clock = clock;
        this.kafka = KafkaAccess.of(settings);
        this.instance = settings.instance("admin-service");
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(3));
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(consumerSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (InterruptException stopping) {
                LOG.debug("interrupted");
            } catch (KafkaException e) {
                LOG.debugf("acks cannot be read, trying again: %s", e.getMessage());
            }
            pause();
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        while (!closed && !consumer.listTopics().containsKey(Topics.ACKS)) {
            pause();
        }
        consumer.assign(List.of(ACKS));
        consumer.seekToBeginning(List.of(ACKS));
        long end = consumer.endOffsets(List.of(ACKS)).getOrDefault(ACKS, 0L);
        while (!closed) {
            for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
                Instant at = item.offset() < end ? Instant.ofEpochMilli(item.timestamp()) : clock.instant();
                take(item, at);
            }
            waits.look();
        }
    }

    private void take(ConsumerRecord<String, byte[]> item, Instant at) {
        try {
            if (item.value() == null) {
                instances.gone(item.key());
            } else {
                instances.seen(Wire.read(item.value(), Ack.class), at);
            }
        } catch (UncheckedIOException e) {
            LOG.warnf("passed over an ack of %s: %s", item.key(), e.getMessage());
        }
    }

    private void pause() {
        if (!closed) {
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException stopping) {
                LOG.debug("interrupted while waiting for Kafka");
            }
        }
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> config = kafka.client(instance + "-acks");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("default.api.timeout.ms", 10_000);
        return config;
    }
}
