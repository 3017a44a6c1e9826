package dev.sluice.system.gateway;

import dev.sluice.system.suite.Ports;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to gateway.config what admin-service would not: a record that a router of this release cannot serve. */
public final class ConfigTopic {

    private static final String NAME = "gateway.config";
    private static final String VERSION = "sluice-version";

    private ConfigTopic() {}

    /** Returns once Kafka has it. */
    public static void publish(Ports ports, String key, long version, String json)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + ports.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var item = new ProducerRecord<>(NAME, 0, key, json.getBytes(StandardCharsets.UTF_8));
            item.headers()
                    .add(
                            VERSION,
                            ByteBuffer.allocate(Long.BYTES).putLong(version).array());
            producer.send(item).get(30, TimeUnit.SECONDS);
        }
    }
}
