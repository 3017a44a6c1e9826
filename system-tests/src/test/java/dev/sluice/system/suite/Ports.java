package dev.sluice.system.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The ports of one suite. Beside each, a service uses that + 1000 for its management, + 2000 for its cluster and + 2050 for its cluster's watch. */
public record Ports(
        int edge,
        int edgeTls,
        int admin,
        int auth,
        int rateLimit,
        int cache,
        int webSocket,
        int functions,
        int kafka,
        int postgres) {

    /** What {@code ./sluice up} takes when nothing is set. */
    private static final Ports DEFAULT = new Ports(8080, 8443, 8081, 8082, 8083, 8084, 8085, 8086, 19092, 15432);

    private static final int SPAN = 20;
    private static final int ATTEMPTS = 100;

    /** What {@code ./sluice up} takes in an environment. */
    static Ports stated(Map<String, String> environment) {
        return new Ports(
                stated(environment, "EDGE_ROUTER", DEFAULT.edge),
                stated(environment, "EDGE_ROUTER_TLS", DEFAULT.edgeTls),
                stated(environment, "ADMIN_SERVICE", DEFAULT.admin),
                stated(environment, "AUTH_SERVICE", DEFAULT.auth),
                stated(environment, "RATE_LIMIT_SERVICE", DEFAULT.rateLimit),
                stated(environment, "CACHE_SERVICE", DEFAULT.cache),
                stated(environment, "WEBSOCKET_SERVICE", DEFAULT.webSocket),
                stated(environment, "FUNCTIONS", DEFAULT.functions),
                stated(environment, "KAFKA", DEFAULT.kafka),
                stated(environment, "POSTGRES", DEFAULT.postgres));
    }

    /** Ports that nobody listens on, below the range that the system gives to outgoing connections. */
    public static Ports free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = 20_000 + SPAN * ThreadLocalRandom.current().nextInt(400);
            if (isFree(first) && isFree(first + 1000) && isFree(first + 2000) && isFree(first + 2050)) {
                return from(first);
            }
        }
        throw new IllegalStateException("no free ports in " + ATTEMPTS + " attempts");
    }

    public Map<String, String> environment() {
        return Map.of(
                "SLUICE_EDGE_ROUTER_PORT", String.valueOf(edge),
                "SLUICE_EDGE_ROUTER_TLS_PORT", String.valueOf(edgeTls),
                "SLUICE_ADMIN_SERVICE_PORT", String.valueOf(admin),
                "SLUICE_AUTH_SERVICE_PORT", String.valueOf(auth),
                "SLUICE_RATE_LIMIT_SERVICE_PORT", String.valueOf(rateLimit),
                "SLUICE_CACHE_SERVICE_PORT", String.valueOf(cache),
                "SLUICE_WEBSOCKET_SERVICE_PORT", String.valueOf(webSocket),
                "SLUICE_FUNCTIONS_PORT", String.valueOf(functions),
                "SLUICE_KAFKA_PORT", String.valueOf(kafka),
                "SLUICE_POSTGRES_PORT", String.valueOf(postgres));
    }

    private static Ports from(int first) {
        return new Ports(
                first,
                first + 6,
                first + 1,
                first + 2,
                first + 3,
                first + 4,
                first + 5,
                first + 7,
                first + 10,
                first + 15);
    }

    private static int stated(Map<String, String> environment, String name, int usual) {
        String port = environment.get("SLUICE_" + name + "_PORT");
        return port == null ? usual : Integer.parseInt(port);
    }

    private static boolean isFree(int first) {
        return IntStream.range(first, first + SPAN).allMatch(Ports::canBeBound);
    }

    private static boolean canBeBound(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
