package dev.sluice.edge.remote;

import dev.sluice.contract.wire.Wire;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The replicas of one service, asked in turn. A call has a time, at most so many run at once, and after a row of failures
 * the service is left alone for a second: then every call fails at once, and the caller gives its stated answer.
 */
final class Peers {

    private final Vertx vertx;
    private final HttpClient http;
    private final List<String> urls;
    private final String token;
    private final TypedGuard<CompletionStage<Answer>> guard;
    private final long timeoutMillis;
    private final AtomicInteger next = new AtomicInteger();

    /** An answer of a service. */
    record Answer(int status, MultiMap headers, Buffer body) {}

    Peers(Vertx vertx, List<String> urls, String token, long timeoutMillis, int connections) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) timeoutMillis),
                new PoolOptions().setHttp1MaxSize(connections));
        this.vertx = vertx;
        this.urls = List.copyOf(urls);
        this.token = token;
        this.timeoutMillis = timeoutMillis;
        this.guard = TypedGuard.create(new TypeLiteral<CompletionStage<Answer>>() {})
                .withThreadOffload(false)
                .withBulkhead()
                .limit(2_000)
                .queueSize(1)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(20)
                .failureRatio(0.5)
                .delay(1, ChronoUnit.SECONDS)
                .done()
                .build();
    }

    /** Fails when no replica answered; an answer of any status is one, but 5xx, which the next replica may better. */
    Future<Answer> call(HttpMethod method, String path, Buffer body) {
        return Future.fromCompletionStage(guard.get(() -> attempt(method, path, body, 0)));
    }

    private CompletionStage<Answer> attempt(HttpMethod method, String path, Buffer body, int failed) {
        String url = urls.get(Math.floorMod(next.getAndIncrement(), urls.size()));
        Future<Answer> answer = send(url, method, path, body);
        return answer.recover(e -> failed + 1 < urls.size()
                        ? Future.fromCompletionStage(attempt(method, path, body, failed + 1))
                        : Future.failedFuture(e))
                .toCompletionStage();
    }

    private Future<Answer> send(String url, HttpMethod method, String path, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(url + path)
                .setMethod(method)
                .putHeader(Wire.CLUSTER_TOKEN, token)
                .putHeader("Content-Type", "application/json");
        Promise<Answer> answer = Promise.promise();
        Promise<Void> late = Promise.promise();
        long timer = vertx.setTimer(timeoutMillis, fired -> {
            answer.tryFail(url + path + " has not answered in " + timeoutMillis + " ms");
            late.complete();
        });
        exchange(options, body, url + path, late.future()).onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(done.cause());
            }
        });
        return answer.future();
    }

    /** Its time covers the connection, the head and the whole body: a peer that stalls in between is given up. */
    private Future<Answer> exchange(RequestOptions options, Buffer body, String address, Future<Void> late) {
        return http.request(options)
                .compose(request -> {
                    late.onComplete(over -> request.reset());
                    return request.send(body);
                })
                .compose(response -> response.body()
                        .compose(content -> response.statusCode() >= 500
                                ? Future.failedFuture(address + " answered " + response.statusCode())
                                : Future.succeededFuture(
                                        new Answer(response.statusCode(), response.headers(), content))));
    }
}
