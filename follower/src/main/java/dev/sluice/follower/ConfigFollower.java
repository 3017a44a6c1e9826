package dev.sluice.follower;

import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.config.Topics;
import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One thread that follows the config for the life of a service. While Kafka is away it waits, and the service serves what
 * it has. {@link #caughtUp()} says whether everything that was in the topic at the start has been applied: readiness.
 */
public final class ConfigFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConfigFollower.class);
    private static final TopicPartition CONFIG = new TopicPartition(Topics.CONFIG, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaAccess kafka;
    private final String id;
    private final String service;
    private final ConfigListener listener;
    private final Applied applied;
    private final SignalsRead signals = new SignalsRead();
    private final Thread thread;
    private volatile boolean caughtUp;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    /** Does nothing until {@link #start}. {@code id} is the instance's, under which it acknowledges. */
    public ConfigFollower(KafkaAccess kafka, String id, String service, ConfigListener listener) {
        this.kafka = kafka;
        this.id = id;
        this.service = service;
        this.listener = listener;
        this.applied = new Applied(listener);
        this.thread = new Thread(this::run, "config-follower");
        thread.setDaemon(true);
    }

    /** As the other, with a Kafka that is reached by its address alone. */
    public ConfigFollower(String bootstrapServers, String id, String service, ConfigListener listener) {
        this(KafkaAccess.of(Settings.from(Map.of(Setting.KAFKA.variable(), bootstrapServers))), id, service, listener);
    }

    public ConfigFollower start() {
        thread.start();
        return this;
    }

    public boolean caughtUp() {
        return caughtUp;
    }

    /** Stops following, and tells admin-service that this instance is gone. */
    @Override
    public void close() {
        closed = true;
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            followUntilClosed();
        } finally {
            if (!closed) {
                caughtUp = false; // an Error ended this thread: the service must not say that it is ready
                LOG.error("config is no longer followed");
            }
        }
    }

    private void followUntilClosed() {
        while (!closed) {
            try (var consumer = consumer();
                    var producer = producer()) {
                current = consumer;
                follow(consumer, producer);
            } catch (WakeupException stopping) {
                LOG.debug("woken up to stop");
            } catch (RuntimeException e) {
                LOG.warnf("config cannot be followed, trying again: %s", e.getMessage());
            }
            pause();
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        awaitTopic(consumer);
        consumer.assign(List.of(CONFIG, SignalsRead.SIGNALS));
        consumer.seekToBeginning(List.of(CONFIG));
        signals.seek(consumer);
        long end = consumer.endOffsets(List.of(CONFIG)).getOrDefault(CONFIG, 0L);
        long acknowledgedAt = System.nanoTime() - Topics.ACK_INTERVAL.toNanos();
        while (!closed) {
            boolean changed = pollUntilClosed(consumer);
            boolean done = consumer.position(CONFIG) >= end;
            if (done && !caughtUp) {
                caughtUp = true;
                LOG.infof("config caught up: version %d", applied.version());
            }
            boolean due = System.nanoTime() - acknowledgedAt >= Topics.ACK_INTERVAL.toNanos();
            if (done && (changed || due)) {
                acknowledge(producer, applied.ack(id, service));
                acknowledgedAt = System.nanoTime();
            }
        }
        producer.send(new ProducerRecord<>(Topics.ACKS, id, null));
        producer.close(Duration.ofSeconds(2));
    }

    private boolean pollUntilClosed(KafkaConsumer<String, byte[]> consumer) {
        try {
            return poll(consumer);
        } catch (WakeupException stopping) {
            return false;
        }
    }

    /** Whether the config changed. */
    private boolean poll(KafkaConsumer<String, byte[]> consumer) {
        boolean changed = false;
        for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
            if (item.topic().equals(Topics.SIGNALS)) {
                signal(item.value());
            } else if (item.key() == null) {
                LOG.warnf("passed over a record without a key, at %d", item.offset());
            } else {
                applied.change(item.key(), version(item), item.value());
                changed = true;
            }
        }
        signals.advance(consumer);
        if (changed) {
            applied.batchDone();
        }
        return changed;
    }

    private void signal(byte[] value) {
        try {
            listener.signal(Wire.read(value, Signal.class));
        } catch (RuntimeException e) {
            LOG.warnf("passed over a signal: %s", e.getMessage());
        }
    }

    private static long version(ConsumerRecord<String, byte[]> item) {
        Header header = item.headers().lastHeader(Topics.VERSION_HEADER);
        return header == null || header.value().length != Long.BYTES
                ? item.offset() + 1
                : ByteBuffer.wrap(header.value()).getLong();
    }

    private static void acknowledge(KafkaProducer<String, byte[]> producer, Ack ack) {
        producer.send(new ProducerRecord<>(Topics.ACKS, ack.id(), Wire.write(ack)));
    }

    private void awaitTopic(KafkaConsumer<String, byte[]> consumer) {
        while (!closed && !consumer.listTopics().keySet().containsAll(List.of(Topics.CONFIG, Topics.SIGNALS))) {
            pause();
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

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = kafka.client(id + "-config");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        config.put("default.api.timeout.ms", 10_000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> config = kafka.client(id + "-acks");
        config.put("compression.type", "gzip");
        config.put("max.block.ms", 5_000);
        config.put("delivery.timeout.ms", 10_000);
        config.put("request.timeout.ms", 5_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
