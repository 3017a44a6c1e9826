package dev.sluice.local.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One question over TCP on loopback, and the first bytes of its answer. */
final class Conversation {

    private static final int TIMEOUT_MILLIS = 1_000;

    private Conversation() {}

    /** {@code wanted} bytes, or fewer where the other end closes; throws when nobody answers in time. */
    static byte[] ask(int port, byte[] question, int wanted) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(question);
            return socket.getInputStream().readNBytes(wanted);
        }
    }
}
