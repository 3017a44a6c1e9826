package dev.sluice.system.world;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** The backend of the project's examples, run as their README says. */
public record Echo(Process process, int port) implements AutoCloseable {

    public static Echo start() throws IOException {
        int port = freePort();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path source = Path.of(System.getProperty("sluice.root"), "examples", "echo", "Echo.java");
        var process = new ProcessBuilder(java.toString(), source.toString(), String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Echo(process, port);
    }

    public String authority() {
        return "127.0.0.1:" + port;
    }

    public boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
