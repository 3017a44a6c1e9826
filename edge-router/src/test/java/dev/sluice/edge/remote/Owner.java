package dev.sluice.edge.remote;

import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/** A server in the place of a service that leases something, and what it was asked. */
final class Owner implements AutoCloseable {

    /** What it answers to a path and body; null for 503. */
    interface Answers extends BiFunction<String, Buffer, Object> {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Answers answers;

    Owner(Answers answers) throws Exception {
        this.answers = answers;
        this.server =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    void answers(Answers other) {
        answers = other;
    }

    Peers peers() {
        return new Peers(vertx, List.of("http://127.0.0.1:" + server.actualPort()), "token", 5_000);
    }

    /** The bodies of what was asked at such a path. */
    List<String> asked(String path) {
        return asked.stream()
                .filter(call -> call.startsWith(path + " "))
                .map(call -> call.substring(path.length() + 1))
                .toList();
    }

    static <T> T await(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            asked.add(request.path() + " " + body);
            Object answer = answers.apply(request.path(), body);
            if (answer == null) {
                request.response().setStatusCode(503).end();
            } else {
                request.response().end(Buffer.buffer(Wire.write(answer)));
            }
        });
    }

    @Override
    public void close() throws Exception {
        await(vertx.close());
    }
}
