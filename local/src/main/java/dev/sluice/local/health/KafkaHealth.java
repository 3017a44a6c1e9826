package dev.sluice.local.health;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A broker, by the question that every client asks first: ApiVersions (Kafka protocol guide, API key 18, version 0). */
public record KafkaHealth(int port) implements Health {

    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 20_25;

    @Override
    public boolean ready() {
        try {
            ByteBuffer answer = ByteBuffer.wrap(Conversation.ask(port, question(), 8));
            return answer.remaining() == 8 && answer.getInt(4) == CORRELATION;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static byte[] question() {
        return ByteBuffer.allocate(14)
                .putInt(10)
                .putShort(API_VERSIONS)
                .putShort((short) 0)
                .putInt(CORRELATION)
                .putShort((short) -1)
                .array();
    }
}
