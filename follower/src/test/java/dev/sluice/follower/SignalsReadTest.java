package dev.sluice.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

class SignalsReadTest {

    private final SignalsRead read = new SignalsRead();

    @Test
    void beginsWithWhatComesAfterTheFirstConnection() {
        assertThat(connected(7)).isEqualTo(7);
    }

    @Test
    void goesOnWhereItWasThoughMoreCameWhileItWasAway() {
        connected(7);

        assertThat(connected(9)).isEqualTo(7);
    }

    @Test
    void readsNothingTwice() {
        try (var consumer = consumer(0)) {
            read.seek(consumer);
            consumer.updateEndOffsets(Map.of(SignalsRead.SIGNALS, 1L));
            consumer.addRecord(new ConsumerRecord<>(SignalsRead.SIGNALS.topic(), 0, 0, "a1", new byte[0]));
            consumer.poll(Duration.ZERO);
            read.advance(consumer);
        }

        assertThat(connected(3)).isEqualTo(1);
    }

    /** Where it reads on, connected while so many signals are in the topic. */
    private long connected(long signals) {
        try (var consumer = consumer(signals)) {
            read.seek(consumer);
            return consumer.position(SignalsRead.SIGNALS);
        }
    }

    private static MockConsumer<String, byte[]> consumer(long signals) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(SignalsRead.SIGNALS));
        consumer.updateBeginningOffsets(Map.of(SignalsRead.SIGNALS, 0L));
        consumer.updateEndOffsets(Map.of(SignalsRead.SIGNALS, signals));
        return consumer;
    }
}
