package dev.sluice.websocket.integration;

import dev.sluice.engine.integration.BackendException;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/** One call over HTTP, of which the answer is read whole: it becomes a message, so it is no larger than one may be. */
final class HttpCall {

    /** Bytes of a message (API Gateway quotas, "WebSocket message payload"). */
    private static final int LIMIT = 128 * 1024;

    private HttpCall() {}

    static Future<Answer> send(Backends client, BackendRequest request, String body) {
        return client.send(request, Buffer.buffer(body, StandardCharsets.UTF_8.name()))
                .compose(HttpCall::read)
                .otherwise(HttpCall::failure);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(read::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() > LIMIT) {
                read.tryComplete(new Answer.Failed(502, "the backend's answer is longer than a message may be"));
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> read.tryComplete(
                new Answer.Given(response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8))));
        response.resume();
        return read.future();
    }

    private static Answer failure(Throwable cause) {
        boolean late = cause instanceof BackendException failure && failure.kind() == BackendException.Kind.TIMEOUT;
        return new Answer.Failed(late ? 504 : 502, String.valueOf(cause.getMessage()));
    }
}
