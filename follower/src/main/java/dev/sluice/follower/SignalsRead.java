package dev.sluice.follower;

import dev.sluice.contract.config.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How far gateway.signals has been read. It begins with what comes after the first connection, when nothing is kept yet, and
 * goes on from there over every later one: what was to be forgotten while Kafka was away is forgotten after it.
 */
final class SignalsRead {

    static final TopicPartition SIGNALS = new TopicPartition(Topics.SIGNALS, 0);

    private long next = -1;

    void seek(Consumer<?, ?> consumer) {
        if (next < 0) {
            consumer.seekToEnd(List.of(SIGNALS));
            next = consumer.position(SIGNALS);
        } else {
            consumer.seek(SIGNALS, next);
        }
    }

    void advance(Consumer<?, ?> consumer) {
        next = consumer.position(SIGNALS);
    }
}
