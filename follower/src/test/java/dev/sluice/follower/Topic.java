package dev.sluice.follower;

import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.Topics;
import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The topics as admin-service has them: writes the config, reads the acknowledgements. */
final class Topic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TopicPartition ACKS = new TopicPartition(Topics.ACKS, 0);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> acks;

    Topic(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.client("admin");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        acks = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        acks.assign(List.of(ACKS));
        acks.seekToBeginning(List.of(ACKS));
    }

    void change(String key, long version, @Nullable String json) throws Exception {
        put(key, ByteBuffer.allocate(Long.BYTES).putLong(version).array(), json);
    }

    void put(@Nullable String key, byte[] version, @Nullable String json) throws Exception {
        byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        var item = new ProducerRecord<@Nullable String, byte @Nullable []>(Topics.CONFIG, 0, key, value);
        item.headers().add(Topics.VERSION_HEADER, version);
        send(item);
    }

    void signal(@Nullable String json) throws Exception {
        byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<@Nullable String, byte @Nullable []>(Topics.SIGNALS, 0, null, value));
    }

    /** The first acknowledgement from here on that is such a one. */
    Ack awaitAck(String id, Predicate<Ack> wanted) {
        return Wire.read(
                awaitRecord(item -> item.key().equals(id)
                                && item.value() != null
                                && wanted.test(Wire.read(item.value(), Ack.class)))
                        .value(),
                Ack.class);
    }

    /** That an instance has said it is gone. */
    void awaitGone(String id) {
        awaitRecord(item -> item.key().equals(id) && item.value() == null);
    }

    private ConsumerRecord<String, byte[]> awaitRecord(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<String, byte[]> item : acks.poll(Duration.ofMillis(200))) {
                if (wanted.test(item)) {
                    acks.seek(ACKS, item.offset() + 1);
                    return item;
                }
            }
        }
        throw new AssertionError("no such record in " + Topics.ACKS + " within " + PATIENCE);
    }

    @SuppressWarnings({"unchecked", "rawtypes", "NullAway"})
    private void send(ProducerRecord item) throws Exception {
        producer.send(item).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        producer.close();
        acks.close();
    }
}
