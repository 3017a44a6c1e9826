package dev.sluice.admin.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.config.Topics;
import dev.sluice.follower.RealBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of admin-service, and a real Kafka. */
@Timeout(120)
class KafkaTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whoSleptWhileAnotherTookOverPublishesNothingMore() throws Exception {
        try (RealBroker broker = RealBroker.start(folder);
                Kafka old = new Kafka(broker.access(), "admin-service-0");
                Kafka young = new Kafka(broker.access(), "admin-service-1")) {
            old.lead();
            assertThat(old.lastVersion()).isZero();
            old.publish(List.of(row(1, "a"), row(2, "b")));

            young.lead();
            assertThat(young.lastVersion()).isEqualTo(2);
            young.publish(List.of(row(3, "a")));
            young.signal("{}");

            assertThatThrownBy(() -> old.publish(List.of(row(1, "a")))).isInstanceOf(KafkaException.class);
            assertThatThrownBy(() -> old.signal("{}")).isInstanceOf(KafkaException.class);
            young.publish(List.of(row(4, "b")));

            try (Kafka again = new Kafka(broker.access(), "admin-service-0")) {
                again.lead();
                assertThat(again.lastVersion()).isEqualTo(4);
            }
            assertThat(committed(broker)).containsExactly("a@1", "b@2", "a@3", "b@4");
        }
    }

    private static OutboxRow row(long version, String key) {
        return new OutboxRow(version, key, "@" + version);
    }

    /** What a follower that starts now is given. */
    private static List<String> committed(RealBroker broker) {
        Map<String, Object> settings = broker.access().client("fresh-follower");
        settings.put("isolation.level", "read_committed");
        TopicPartition config = new TopicPartition(Topics.CONFIG, 0);
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(config));
            consumer.seekToBeginning(List.of(config));
            long end = consumer.endOffsets(List.of(config)).getOrDefault(config, 0L);
            while (consumer.position(config) < end) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(item -> found.add(item.key() + new String(item.value(), StandardCharsets.UTF_8)));
            }
        }
        return found;
    }
}
