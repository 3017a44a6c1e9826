package dev.sluice.edge.trial;

import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * Stands before the backends of one tried request and logs what passes. Live requests have none of it. An answer that grows
 * too large, or never ends, is broken off: it is held in memory, in a process that serves others.
 */
final class RecordedBackends implements Backends {

    /** For an answer's body, from its head on. */
    private static final long REST_MILLIS = 29_000;

    private final Backends backends;
    private final Vertx vertx;
    private final InvocationLog log;
    private final long bodyLimit;

    RecordedBackends(Backends backends, Vertx vertx, InvocationLog log, long bodyLimit) {
        this.backends = backends;
        this.vertx = vertx;
        this.log = log;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public Future<HttpClientResponse> send(BackendRequest request, Buffer body) {
        log.sending(request, body);
        return received(backends.send(request, body), System.nanoTime());
    }

    /** Not used while a tried request's body is held whole; its content is then not logged. */
    @Override
    public Future<HttpClientResponse> send(BackendRequest request, ReadStream<Buffer> body) {
        log.sending(request, Buffer.buffer());
        return received(backends.send(request, body), System.nanoTime());
    }

    private Future<HttpClientResponse> received(Future<HttpClientResponse> answer, long started) {
        return answer.onSuccess(response -> {
            log.received(response.statusCode(), response.headers(), (System.nanoTime() - started) / 1_000_000);
            bound(response);
        });
    }

    /** The response gives its whole body to everybody who asks for it before it is read. */
    private void bound(HttpClientResponse response) {
        long timer = vertx.setTimer(REST_MILLIS, late -> response.request().reset());
        long[] seen = {0};
        response.handler(part -> {
            seen[0] += part.length();
            if (seen[0] > bodyLimit) {
                response.request().reset();
            }
        });
        response.body().onSuccess(log::receivedBody).onComplete(done -> vertx.cancelTimer(timer));
    }
}
