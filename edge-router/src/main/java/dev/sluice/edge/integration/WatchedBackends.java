package dev.sluice.edge.integration;

import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * Stands before the backends of one request that is tried out or explained, and shows what passes. Other requests have none
 * of it. An answer that grows too large, or never ends, is broken off: it is held in memory, in a process that serves others.
 */
public final class WatchedBackends implements Backends {

    /** For an answer's body, from its head on. */
    private static final long REST_MILLIS = 29_000;

    private final Backends backends;
    private final Vertx vertx;
    private final BackendWatch watch;
    private final long bodyLimit;

    /** {@code bodyLimit} of an answer, in bytes. */
    public WatchedBackends(Backends backends, Vertx vertx, BackendWatch watch, long bodyLimit) {
        this.backends = backends;
        this.vertx = vertx;
        this.watch = watch;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public Future<HttpClientResponse> send(BackendRequest request, Buffer body) {
        watch.sending(request, body);
        return received(backends.send(request, body), System.nanoTime());
    }

    /** Streams what nobody has read; its content is then not shown. */
    @Override
    public Future<HttpClientResponse> send(BackendRequest request, ReadStream<Buffer> body) {
        watch.sending(request, Buffer.buffer());
        return received(backends.send(request, body), System.nanoTime());
    }

    private Future<HttpClientResponse> received(Future<HttpClientResponse> answer, long started) {
        return answer.onSuccess(response -> {
            watch.received(response.statusCode(), response.headers(), (System.nanoTime() - started) / 1_000_000);
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
        response.body().onSuccess(watch::receivedBody).onComplete(done -> vertx.cancelTimer(timer));
    }
}
