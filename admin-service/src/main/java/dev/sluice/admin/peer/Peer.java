package dev.sluice.admin.peer;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.wire.Wire;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The replicas of one service, asked in turn: the next one where one cannot be connected to, none after a question went
 * out. After a row of failures the service is left alone for a second, and every question fails at once.
 */
public final class Peer {

    private static final Logger LOG = Logger.getLogger(Peer.class);
    private static final int CONNECT_MILLIS = 1_000;

    private final HttpClient http;
    private final String service;
    private final List<String> urls;
    private final ClusterToken token;
    private final long timeoutMillis;
    private final TypedGuard<CompletionStage<byte[]>> guard;
    private final AtomicInteger next = new AtomicInteger();

    Peer(Vertx vertx, String service, List<String> urls, ClusterToken token, long timeoutMillis) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS), new PoolOptions().setHttp1MaxSize(16));
        this.service = service;
        this.urls = List.copyOf(urls);
        this.token = token;
        this.timeoutMillis = timeoutMillis;
        this.guard = TypedGuard.create(new TypeLiteral<CompletionStage<byte[]>>() {})
                .withThreadOffload(false)
                .withBulkhead()
                .limit(200)
                .queueSize(200)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(10)
                .failureRatio(0.5)
                .delay(1, ChronoUnit.SECONDS)
                .done()
                .build();
    }

    /**
     * What the service answers to a question of its contract. Fails with AWS's ServiceUnavailableException, 503, when
     * there is no answer in time or it is not a 200: the reason is in the log.
     */
    public <A> Uni<A> ask(String path, Object question, Class<A> answer) {
        return Uni.createFrom()
                .completionStage(() -> guard.get(() -> attempt(path, Wire.write(question))))
                .map(body -> Wire.read(body, answer))
                .onFailure()
                .transform(e -> {
                    LOG.warnf("%s%s gave no answer: %s", service, path, e.getMessage());
                    return new AwsFault(
                            503,
                            "ServiceUnavailableException",
                            "The operation needs " + service + ", which gives no answer. Please try again later.");
                });
    }

    private CompletionStage<byte[]> attempt(String path, byte[] question) {
        return connect(path, 0)
                .compose(request -> request.send(Buffer.buffer(question)))
                .compose(response -> response.body()
                        .compose(body -> response.statusCode() == 200
                                ? Future.succeededFuture(body.getBytes())
                                : Future.failedFuture("it answered " + response.statusCode() + " " + body)))
                .toCompletionStage();
    }

    private Future<HttpClientRequest> connect(String path, int failed) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(urls.get(Math.floorMod(next.getAndIncrement(), urls.size())) + path)
                .setMethod(HttpMethod.POST)
                .setTimeout(timeoutMillis)
                .putHeader(Wire.CLUSTER_TOKEN, token.value())
                .putHeader("Content-Type", "application/json");
        return http.request(options)
                .recover(e -> failed + 1 < urls.size() ? connect(path, failed + 1) : Future.failedFuture(e));
    }
}
