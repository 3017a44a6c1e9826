package dev.sluice.engine.integration;

import dev.sluice.engine.integration.BackendException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.ReadStream;
import java.net.MalformedURLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls backends over HTTP/1.1 with kept-alive connections. One for each event loop, so that no two loops contend for a
 * pool.
 */
public final class BackendClient implements Backends {

    private final Vertx vertx;
    private final ClientPools pools;

    /**
     * Keeps at most {@code connectionsPerBackend} connections of one party to one host and port, for which four times as many
     * calls may wait.
     */
    public BackendClient(Vertx vertx, int connectionsPerBackend) {
        this.vertx = vertx;
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setTcpNoDelay(true)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(64 * 1024);
        PoolOptions pool =
                new PoolOptions().setHttp1MaxSize(connectionsPerBackend).setMaxWaitQueueSize(4 * connectionsPerBackend);
        this.pools = new ClientPools(vertx, () -> vertx.createHttpClient(options, pool));
    }

    @Override
    public Future<HttpClientResponse> send(BackendRequest request, Buffer body) {
        return call(request, open -> body.length() == 0 ? open.send() : open.send(body));
    }

    @Override
    public Future<HttpClientResponse> send(BackendRequest request, ReadStream<Buffer> body) {
        return call(request, open -> piped(open, body));
    }

    /** A body that breaks off takes its request with it: it must not look like a whole one to the backend. */
    private static Future<HttpClientResponse> piped(HttpClientRequest open, ReadStream<Buffer> body) {
        if (!open.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            open.setChunked(true);
        }
        Promise<HttpClientResponse> answer = Promise.promise();
        open.response().onComplete(done -> {
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(done.cause());
            }
        });
        body.pipe().endOnFailure(false).to(open).onFailure(broken -> {
            answer.tryFail(broken);
            open.reset();
        });
        return answer.future();
    }

    private Future<HttpClientResponse> call(
            BackendRequest request, Function<HttpClientRequest, Future<HttpClientResponse>> sender) {
        RequestOptions options;
        try {
            options = new RequestOptions().setAbsoluteURI(request.uri()).setMethod(request.method());
        } catch (RuntimeException e) {
            return Future.failedFuture(new BackendException(Kind.INVALID_REQUEST, "not a URI: " + request.uri(), e));
        }
        options.setConnectTimeout(request.patience().headMillis())
                .setIdleTimeout(request.patience().headMillis());
        if (request.server() != null) {
            options.setServer(request.server());
        }
        Deadline deadline = new Deadline(vertx, request.patience());
        request.abandoned().onComplete(done -> deadline.abandon());
        pools.of(request.party()).request(options).onComplete(opened -> {
            if (opened.failed()) {
                deadline.fail(opened.cause());
            } else if (deadline.claim(opened.result())) {
                started(request, sender, opened.result()).onComplete(answer -> {
                    if (answer.succeeded()) {
                        deadline.answer(answer.result());
                    } else {
                        deadline.fail(answer.cause());
                    }
                });
            }
        });
        return deadline.future();
    }

    /** A header that HTTP does not allow is found only here, and must fail this call alone. */
    private static Future<HttpClientResponse> started(
            BackendRequest asked,
            Function<HttpClientRequest, Future<HttpClientResponse>> sender,
            HttpClientRequest request) {
        try {
            // Not among the options: one that is refused there takes its connection with it.
            request.headers().addAll(asked.headers());
            return sender.apply(request);
        } catch (RuntimeException e) {
            request.reset();
            return Future.failedFuture(new BackendException(Kind.INVALID_REQUEST, String.valueOf(e.getMessage()), e));
        }
    }

    /** One call's race between its answer and its time; whichever loses is told so. */
    private static final class Deadline implements Handler<Long> {

        /** As HTTP/2 numbers it. */
        private static final long CANCEL = 8;

        private final Promise<HttpClientResponse> promise = Promise.promise();
        private final Vertx vertx;
        private final long timer;
        private final Patience patience;
        private @Nullable HttpClientRequest request;

        Deadline(Vertx vertx, Patience patience) {
            this.vertx = vertx;
            this.patience = patience;
            this.timer = vertx.setTimer(patience.millis(), this);
        }

        Future<HttpClientResponse> future() {
            return promise.future();
        }

        /** False when the time ran out while the connection was being made. */
        boolean claim(HttpClientRequest opened) {
            if (promise.future().isComplete()) {
                opened.reset();
                return false;
            }
            request = opened;
            return true;
        }

        void answer(HttpClientResponse response) {
            if (patience.toTheEnd()) {
                response.end().onComplete(done -> vertx.cancelTimer(timer));
            } else {
                vertx.cancelTimer(timer);
            }
            response.pause();
            promise.tryComplete(response);
        }

        void fail(Throwable cause) {
            vertx.cancelTimer(timer);
            promise.tryFail(failure(cause));
        }

        @Override
        public void handle(Long fired) {
            String why = "no answer in " + patience.millis() + " ms";
            BackendException late = new BackendException(Kind.TIMEOUT, why, new TimeoutException(why));
            HttpClientRequest opened = request;
            if (promise.future().succeeded() && opened != null) {
                opened.reset(CANCEL, late);
            } else {
                giveUp(late);
            }
        }

        /** Once the head of an answer is there, the call is its holder's to give up. */
        void abandon() {
            vertx.cancelTimer(timer);
            giveUp(new BackendException(
                    Kind.UNREACHABLE, "nobody waits for the answer any more", new CancellationException()));
        }

        private void giveUp(BackendException why) {
            HttpClientRequest opened = request;
            if (promise.tryFail(why) && opened != null) {
                opened.reset();
            }
        }

        private static BackendException failure(Throwable cause) {
            if (cause instanceof BackendException known) {
                return known;
            }
            Kind kind = switch (cause) {
                case TimeoutException timeout -> Kind.TIMEOUT;
                case MalformedURLException malformed -> Kind.INVALID_REQUEST;
                case ConnectionPoolTooBusyException busy -> Kind.BUSY;
                default -> Kind.UNREACHABLE;
            };
            return new BackendException(kind, String.valueOf(cause.getMessage()), cause);
        }
    }
}
