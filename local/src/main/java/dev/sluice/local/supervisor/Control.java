package dev.sluice.local.supervisor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.wire.Wire;
import dev.sluice.local.plan.Scale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.Executors;

/** Where commands reach the supervisor: HTTP on a loopback port, for whoever can read its token. */
final class Control {

    static final String TOKEN = "X-Sluice-Control";

    private final Suite suite;
    private final Runnable end;
    private final String token;
    private final HttpServer server;

    /** {@code end} is run once the suite is down and that has been answered. */
    Control(Suite suite, String token, Runnable end) throws IOException {
        this.suite = suite;
        this.token = token;
        this.end = end;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst(TOKEN));
            if (!MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
                answer(exchange, 403, Map.of("message", "wrong token"));
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            answer(exchange, exchange.getRequestURI().getPath(), new String(body, StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange, String operation, String body) throws IOException {
        try {
            switch (operation) {
                case "/state" -> {}
                case "/scale" -> suite.scale(Wire.read(body.getBytes(StandardCharsets.UTF_8), Scale.class));
                case "/stop" -> suite.stop(Selection.parse(body));
                case "/start" -> suite.start(Selection.parse(body));
                case "/restart" -> suite.restart(Selection.parse(body));
                case "/down" -> suite.down();
                default -> throw new IllegalArgumentException("no such operation: " + operation);
            }
            answer(exchange, 200, suite.state());
            if (operation.equals("/down")) {
                exchange.close();
                end.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalArgumentException refused) {
            answer(exchange, 409, Map.of("message", String.valueOf(refused.getMessage())));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] json = Wire.write(value);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
