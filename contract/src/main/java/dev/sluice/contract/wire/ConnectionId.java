package dev.sluice.contract.wire;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The id of a WebSocket connection: 11 bytes in URL-safe base64, as AWS's are. Its first two bytes name the replica that
 * holds the connection, veiled by the next two, so that whoever has the id finds the holder without asking anybody.
 *
 * @param text 16 characters, the last of them {@code =}
 * @param replica the number of the holder among the replicas of websocket-service, from 0 to 65 535
 */
public record ConnectionId(String text, int replica) {

    private static final int BYTES = 11;

    public static ConnectionId next(int replica, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        bytes[0] = (byte) (replica >> 8 ^ bytes[2]);
        bytes[1] = (byte) (replica ^ bytes[3]);
        return new ConnectionId(Base64.getUrlEncoder().encodeToString(bytes), replica & 0xffff);
    }

    /** Empty where the text is no connection id. */
    public static Optional<ConnectionId> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == BYTES ? Optional.of(new ConnectionId(text, replicaIn(bytes))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int replicaIn(byte[] bytes) {
        byte[] veiled = Arrays.copyOf(bytes, 4);
        return ((veiled[0] ^ veiled[2]) & 0xff) << 8 | (veiled[1] ^ veiled[3]) & 0xff;
    }

    @Override
    public String toString() {
        return text;
    }
}
