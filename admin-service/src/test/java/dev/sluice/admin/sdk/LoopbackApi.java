package dev.sluice.admin.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API that answers each call with the next status it was told, 200 where it was told none, and one pet. */
final class LoopbackApi implements AutoCloseable {

    /** Instead of an answer, the connection ends. */
    static final int GONE = 0;

    private static final byte[] PET =
            "{\"name\":\"cat\",\"price\":2.5,\"tags\":[\"a\",\"b\"],\"owner\":{\"name\":\"Zo\u00eb\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A call as it came. */
    record Received(SignedRequest request, String body) {

        String line() {
            String query = request.query().isEmpty() ? "" : "?" + request.query();
            return request.method() + " " + request.path() + query;
        }
    }

    LoopbackApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(Integer... next) {
        statuses.addAll(List.of(next));
    }

    List<Received> received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = exchange.getRequestURI().getRawQuery();
            received.add(new Received(
                    new SignedRequest(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawPath(),
                            query == null ? "" : query,
                            exchange.getRequestHeaders(),
                            SigV4.sha256(body)),
                    new String(body, StandardCharsets.UTF_8)));
            Integer told = statuses.poll();
            int status = told == null ? 200 : told;
            if (status != GONE) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, PET.length);
                exchange.getResponseBody().write(PET);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
