package dev.sluice.websocket.server;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A real HTTP backend on loopback, which remembers what it was sent and answers as a test says. */
final class Backend {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile BiConsumer<Received, HttpServerResponse> answer =
            (request, response) -> response.end("echo " + request.body());

    record Received(String method, String uri, MultiMap headers, String body) {}

    Backend(Vertx vertx) throws Exception {
        server = Await.future(
                vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    void answers(BiConsumer<Received, HttpServerResponse> how) {
        answer = how;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    Received next() throws InterruptedException {
        Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the backend was not called");
        }
        return next;
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var all = new Received(request.method().name(), request.uri(), request.headers(), body.toString());
            received.add(all);
            answer.accept(all, request.response());
        });
    }
}
