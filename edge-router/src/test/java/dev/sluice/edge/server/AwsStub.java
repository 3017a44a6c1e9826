package dev.sluice.edge.server;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** AWS on a free port: it keeps what it was asked, and answers as it is told. */
final class AwsStub implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> abandoned = new CompletableFuture<>();
    private volatile BiConsumer<HttpServerRequest, Asked> answers =
            (request, seen) -> request.response().end();

    /** A request as it came in. */
    record Asked(String method, String path, String query, MultiMap headers, Buffer body) {
        String header(String name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }
    }

    AwsStub() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** From now on. */
    void answers(BiConsumer<HttpServerRequest, Asked> with) {
        answers = with;
    }

    void answers(int status, String contentType, String body) {
        answers((request, seen) -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .end(body));
    }

    /** Says nothing, and tells of the first caller that goes. */
    CompletableFuture<String> staysSilent() {
        answers((request, seen) -> request.response().closeHandler(closed -> abandoned.complete(seen.path())));
        return abandoned;
    }

    Asked last() {
        return asked.getLast();
    }

    List<Asked> asked() {
        return asked;
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Asked seen = new Asked(
                    request.method().name(),
                    Objects.requireNonNullElse(request.path(), ""),
                    Objects.requireNonNullElse(request.query(), ""),
                    request.headers(),
                    body);
            asked.add(seen);
            answers.accept(request, seen);
        });
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
