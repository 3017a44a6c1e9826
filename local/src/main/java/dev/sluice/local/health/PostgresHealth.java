package dev.sluice.local.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A server, by its answer to a start-up message: it asks for a password once it takes connections, and before that it
 * answers with an error (PostgreSQL documentation, "Message Flow", start-up).
 */
public record PostgresHealth(int port, String user) implements Health {

    private static final int PROTOCOL = 3 << 16;

    @Override
    public boolean ready() {
        try {
            byte[] answer = Conversation.ask(port, question(), 1);
            return answer.length == 1 && answer[0] == 'R';
        } catch (IOException notYet) {
            return false;
        }
    }

    private byte[] question() {
        byte[] parameters = ("user\0" + user + "\0database\0" + user + "\0\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + parameters.length)
                .putInt(8 + parameters.length)
                .putInt(PROTOCOL)
                .put(parameters)
                .array();
    }
}
