package dev.sluice.system.world;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An HTTP backend that counts and remembers what it is asked. It answers with what it received, unless a case has said
 * otherwise for a path.
 */
public final class Backend implements AutoCloseable {

    /** Longer than any integration of these cases waits. */
    private static final Duration TOO_LONG = Duration.ofSeconds(5);

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, Consumer<HttpServerRequest>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Vertx vertx;
    private final HttpServer server;

    private Backend(Vertx vertx) {
        this.vertx = vertx;
        this.server = Wait.result(
                vertx.createHttpServer().requestHandler(this::receive).listen(0, "127.0.0.1"));
    }

    public static Backend start(Vertx vertx) {
        return new Backend(vertx);
    }

    /** {@code host:port}, to be written into an integration's URI. */
    public String authority() {
        return "127.0.0.1:" + server.actualPort();
    }

    /** What to do with requests to a path, instead of answering with what was received; their bodies are not remembered. */
    public Backend on(String path, Consumer<HttpServerRequest> answer) {
        answers.put(path, answer);
        return this;
    }

    /** Makes a path answer only after every integration of these cases has given up. */
    public Backend slowAt(String path) {
        return on(
                path,
                request -> vertx.setTimer(
                        TOO_LONG.toMillis(), id -> request.response().end("at last")));
    }

    public int count() {
        return count.get();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The only request there was. */
    public Received only() {
        List<Received> all = received();
        if (all.size() != 1) {
            throw new AssertionError("not exactly one request came to the backend: " + all);
        }
        return all.getFirst();
    }

    @Override
    public void close() {
        Wait.result(server.close());
    }

    private void receive(HttpServerRequest request) {
        count.incrementAndGet();
        Consumer<HttpServerRequest> answer = answers.get(pathOf(request));
        if (answer != null) {
            received.add(new Received(request.method().name(), request.uri(), request.headers(), ""));
            answer.accept(request);
        } else {
            request.body().onSuccess(body -> echo(request, body));
        }
    }

    private void echo(HttpServerRequest request, Buffer body) {
        var seen = new Received(request.method().name(), request.uri(), request.headers(), body.toString());
        received.add(seen);
        HttpServerResponse response = request.response()
                .setStatusCode(status(request))
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Backend", "echo");
        if (response.getStatusCode() == 204) {
            response.end();
        } else {
            response.end(answer(seen, response.getStatusCode()).encode());
        }
    }

    private JsonObject answer(Received seen, int status) {
        return new JsonObject()
                .put("method", seen.method())
                .put("uri", seen.uri())
                .put("status", status)
                .put("body", seen.body())
                .put("count", count.get());
    }

    /** {@code /status/418} is answered with 418. */
    private static int status(HttpServerRequest request) {
        String prefix = "/status/";
        String path = pathOf(request);
        return path.startsWith(prefix) ? Integer.parseInt(path.substring(prefix.length())) : 200;
    }

    private static String pathOf(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.path(), "/");
    }
}
