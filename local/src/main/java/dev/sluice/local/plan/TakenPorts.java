package dev.sluice.local.plan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.IntPredicate;

/** Whether something listens on a port of this machine already, found out by trying to listen there. */
public record TakenPorts(String host) implements IntPredicate {

    @Override
    public boolean test(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
