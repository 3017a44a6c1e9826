package dev.sluice.edge.remote;

import dev.sluice.contract.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A server in the place of a service that leases something, and what it was asked. */
final class Owner implements AutoCloseable {

    /** Stands for no answer at all. */
    static final Object NEVER = new Object();

    /** What it answers to a path and body: a status alone, null for 503. */
    interface Answers extends BiFunction<String, Buffer, Object> {}

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final HttpServer server;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> addresses = Collections.synchronizedList(new ArrayList<>());
    private volatile Answers answers;
    private volatile Map<String, String> headers = Map.of();

    Owner(Answers answers) throws Exception {
        this.answers = answers;
        this.server =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    void answers(Answers other) {
        answers = other;
    }

    /** What every answer's head has from now on. */
    void headers(Map<String, String> others) {
        headers = others;
    }

    Peers peers() {
        return new Peers(vertx, List.of("http://127.0.0.1:" + server.actualPort()), "token", 5_000, 512);
    }

    /** The bodies of what was asked at such a path. */
    List<String> asked(String path) {
        return asked.stream()
                .filter(call -> call.startsWith(path + " "))
                .map(call -> call.substring(path.length() + 1))
                .toList();
    }

    /** The methods and addresses of all that was asked, in its order. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** As requests do, on an event loop. */
    <T> Future<T> onLoop(Supplier<Future<T>> call) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(begin -> call.get().onComplete(done));
        return done.future();
    }

    static <T> T await(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            asked.add(request.path() + " " + body);
            addresses.add(request.method() + " " + request.uri());
            headers.forEach(request.response()::putHeader);
            Object answer = answers.apply(request.path(), body);
            if (answer == NEVER) {
                return;
            }
            if (answer == null || answer instanceof Integer) {
                int status = answer instanceof Integer given ? given : 503;
                request.response().setStatusCode(status).end();
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
