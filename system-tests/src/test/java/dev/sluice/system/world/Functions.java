package dev.sluice.system.world;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Lambda functions of the cases, by name, behind Lambda's Invoke API ({@code POST
 * /2015-03-31/functions/{name or ARN}/invocations}). One for the whole run, since the suite is told its address once.
 */
public final class Functions implements AutoCloseable {

    private static final String PREFIX = "/2015-03-31/functions/";
    private static final String SUFFIX = "/invocations";

    private final Map<String, Function<JsonObject, JsonObject>> functions = new ConcurrentHashMap<>();
    private final Map<String, Queue<JsonObject>> events = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final HttpClient client;
    private volatile int local;

    private Functions(Vertx vertx, int port) {
        this.client = vertx.createHttpClient();
        this.server = Wait.result(
                vertx.createHttpServer().requestHandler(this::receive).listen(port, "127.0.0.1"));
    }

    /** On {@code port}, or on a free one where it is 0. */
    public static Functions start(Vertx vertx, int port) {
        return new Functions(vertx, port);
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Defines a function. One that throws fails as a Lambda function does, with the exception's message. */
    public void define(String name, Function<JsonObject, JsonObject> function) {
        functions.put(name, function);
    }

    /** Functions that no case has defined are from now on those of the suite itself, on this port. */
    public void passOnTo(int port) {
        local = port;
    }

    /** The events with which a function has been called. */
    public Queue<JsonObject> eventsOf(String name) {
        return events.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public void close() {
        Wait.result(server.close());
    }

    private void receive(HttpServerRequest request) {
        String name = name(Objects.requireNonNullElse(request.path(), "/"));
        Function<JsonObject, JsonObject> function = functions.get(name);
        if (function == null && local != 0) {
            passOn(request);
            return;
        }
        if (function == null) {
            request.response()
                    .setStatusCode(404)
                    .end(error("ResourceNotFoundException", "Function not found: " + name));
            return;
        }
        request.body().onSuccess(body -> {
            JsonObject event = body.toJsonObject();
            eventsOf(name).add(event);
            invoke(request, function, event);
        });
    }

    /** Whatever way it is invoked in; what it streams goes on as it comes. */
    private void passOn(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        request.body()
                .compose(event -> client.request(HttpMethod.POST, local, "127.0.0.1", request.uri())
                        .compose(asked -> {
                            copyAwsHeaders(request.headers(), asked.headers());
                            return asked.send(event);
                        }))
                .compose(answer -> {
                    copyAwsHeaders(answer.headers(), response.headers());
                    response.setStatusCode(answer.statusCode());
                    response.setChunked(answer.statusCode() != 204);
                    return answer.pipe().endOnFailure(false).to(response);
                })
                .onFailure(unreachable -> {
                    if (response.headWritten()) {
                        request.connection().close();
                    } else {
                        response.setStatusCode(502).end();
                    }
                });
    }

    private static void copyAwsHeaders(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            if (header.getKey().toLowerCase(Locale.ROOT).startsWith("x-am")) {
                to.add(header.getKey(), header.getValue());
            }
        });
    }

    @SuppressWarnings("CatchingUnchecked") // a function may fail in any way, and that is an answer
    private static void invoke(HttpServerRequest request, Function<JsonObject, JsonObject> function, JsonObject event) {
        try {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(function.apply(event).encode());
        } catch (RuntimeException e) {
            request.response()
                    .putHeader("X-Amz-Function-Error", "Unhandled")
                    .end(error(e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
        }
    }

    private static String error(String type, String message) {
        return new JsonObject()
                .put("errorMessage", message)
                .put("errorType", type)
                .encode();
    }

    /** The path itself where it is not Invoke's, so that no case can have defined it. */
    private static String name(String path) {
        if (!path.startsWith(PREFIX) || !path.endsWith(SUFFIX)) {
            return path;
        }
        String function = URLDecoder.decode(
                path.substring(PREFIX.length(), path.length() - SUFFIX.length()), StandardCharsets.UTF_8);
        return function.substring(function.lastIndexOf(':') + 1);
    }
}
