package dev.sluice.auth.wire;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A Lambda Invoke API whose functions tests write. */
@Singleton
public class FunctionsStub {

    private static final String BEFORE = "/2015-03-31/functions/";
    private static final String AFTER = "/invocations";

    private final Map<String, BiConsumer<JsonObject, HttpServerRequest>> functions = new ConcurrentHashMap<>();
    private final Map<String, List<JsonObject>> events = new ConcurrentHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    FunctionsStub() {
        this.server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Makes the function answer so from now on. */
    void returns(String function, String json) {
        functions.put(function, (event, request) -> request.response().end(json));
    }

    void fails(String function, String errorJson) {
        functions.put(
                function,
                (event, request) -> request.response()
                        .putHeader("X-Amz-Function-Error", "Unhandled")
                        .end(errorJson));
    }

    void behaves(String function, BiConsumer<JsonObject, HttpServerRequest> how) {
        functions.put(function, how);
    }

    /** The events that a function was sent. */
    List<JsonObject> events(String function) {
        return events.computeIfAbsent(function, name -> new CopyOnWriteArrayList<>());
    }

    @PreDestroy
    void close() {
        vertx.close();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        boolean invocation = request.method().name().equals("POST") && path.startsWith(BEFORE) && path.endsWith(AFTER);
        String function = invocation ? path.substring(BEFORE.length(), path.length() - AFTER.length()) : "";
        BiConsumer<JsonObject, HttpServerRequest> behaviour = functions.get(function);
        if (behaviour == null) {
            request.response().setStatusCode(404).end("{\"Message\":\"Function not found\"}");
        } else {
            request.body().map(Buffer::toJsonObject).onSuccess(event -> {
                events(function).add(event);
                behaviour.accept(event, request);
            });
        }
    }
}
