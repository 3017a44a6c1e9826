package dev.sluice.admin.publish;

import dev.sluice.contract.config.Topics;
import dev.sluice.contract.settings.KafkaAccess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The relay's conversation with one Kafka, from its topics being there to its going away. Blocks, and throws whatever
 * goes wrong; the relay then begins another one.
 */
final class Kafka implements AutoCloseable {

    /** The same for the relays of every replica: Kafka lets none but the latest of them publish. */
    private static final String TRANSACTIONS = "sluice-relay";

    private static final TopicPartition CONFIG = new TopicPartition(Topics.CONFIG, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_RECORD = 64 * 1024 * 1024;

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    Kafka(KafkaAccess access, String clientId) {
        this.admin = Admin.create(settings(access, clientId));
        this.producer = new KafkaProducer<>(
                producerSettings(access, clientId), new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                consumerSettings(access, clientId), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * From here on no relay that led before can publish anything, however long it was asleep. Another call, by whichever
     * relay, ends this one's turn.
     */
    void lead() {
        producer.initTransactions();
    }

    /** Creates the topics that are missing. */
    void ensureTopics() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> present = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (NewTopic topic : topics()) {
            if (!present.contains(topic.name())) {
                create(topic);
            }
        }
    }

    /** The config version of the last record in the topic, 0 where it is empty. */
    long lastVersion() {
        consumer.assign(List.of(CONFIG));
        long end = end();
        // What ends a transaction takes an offset too, and compaction leaves gaps: look back ever further.
        for (long back = 2; ; back *= 2) {
            long from = Math.max(0, end - back);
            long version = lastVersion(from, end);
            if (version > 0 || from == 0) {
                return version;
            }
        }
    }

    private long lastVersion(long from, long end) {
        consumer.seek(CONFIG, from);
        long version = 0;
        while (consumer.position(CONFIG) < end) {
            for (ConsumerRecord<String, byte[]> item : consumer.poll(PATIENCE)) {
                Header header = item.headers().lastHeader(Topics.VERSION_HEADER);
                version = header == null ? 0 : ByteBuffer.wrap(header.value()).getLong();
            }
        }
        return version;
    }

    /** The offset that the next record of gateway.config gets. */
    long end() {
        return consumer.endOffsets(List.of(CONFIG), PATIENCE).getOrDefault(CONFIG, 0L);
    }

    /** Publishes rows in their order, all or none, and returns once Kafka has them. */
    void publish(List<OutboxRow> rows) {
        producer.beginTransaction();
        for (OutboxRow row : rows) {
            ProducerRecord<String, byte[]> item = new ProducerRecord<>(Topics.CONFIG, 0, row.key(), row.bytes());
            byte[] version =
                    ByteBuffer.allocate(Long.BYTES).putLong(row.version()).array();
            item.headers().add(Topics.VERSION_HEADER, version);
            producer.send(item);
        }
        producer.commitTransaction();
    }

    void signal(String json) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topics.SIGNALS, 0, null, json.getBytes(StandardCharsets.UTF_8)));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        Duration soon = Duration.ofSeconds(1);
        producer.close(soon);
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(soon));
        admin.close(soon);
    }

    private void create(NewTopic topic) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static List<NewTopic> topics() {
        Map<String, String> config =
                Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(LARGEST_RECORD));
        Map<String, String> acks = Map.of(
                "cleanup.policy",
                "compact",
                "message.timestamp.type",
                "LogAppendTime",
                "segment.ms",
                "600000",
                "delete.retention.ms",
                "60000");
        Map<String, String> signals = Map.of("retention.ms", "600000", "segment.ms", "600000");
        return List.of(
                topic(Topics.CONFIG).configs(config),
                topic(Topics.ACKS).configs(acks),
                topic(Topics.SIGNALS).configs(signals));
    }

    /** One partition, and as many copies as the broker makes by itself. */
    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }

    private static Map<String, Object> settings(KafkaAccess access, String clientId) {
        Map<String, Object> settings = access.client(clientId + "-relay");
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", 5_000);
        return settings;
    }

    private static Map<String, Object> consumerSettings(KafkaAccess access, String clientId) {
        Map<String, Object> settings = settings(access, clientId);
        settings.put("isolation.level", "read_committed");
        return settings;
    }

    private static Map<String, Object> producerSettings(KafkaAccess access, String clientId) {
        Map<String, Object> settings = settings(access, clientId);
        settings.put("compression.type", "gzip");
        settings.put("acks", "all");
        settings.put("transactional.id", TRANSACTIONS);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("max.block.ms", (int) PATIENCE.toMillis());
        settings.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("max.request.size", LARGEST_RECORD);
        settings.put("buffer.memory", 2L * LARGEST_RECORD);
        return settings;
    }
}
