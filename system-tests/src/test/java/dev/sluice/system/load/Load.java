package dev.sluice.system.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * GET requests at a fixed rate from when it is started until it is ended. An open loop: a request is sent when its time
 * has come, whether earlier ones are answered or not, so that a pause is seen by all requests that fall into it.
 */
public final class Load {

    private static final long TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions request;
    private final long timer;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();

    private Load(Vertx vertx, URI uri, int perSecond, Map<String, String> headers) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxWaitQueueSize(-1), new PoolOptions().setHttp1MaxSize(200));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(uri.toString())
                .setTimeout(TIMEOUT_MILLIS);
        headers.forEach(request::addHeader);
        this.timer = vertx.setPeriodic(0, 1000 / perSecond, id -> send());
    }

    public static Load start(Vertx vertx, URI uri, int perSecond) {
        return new Load(vertx, uri, perSecond, Map.of());
    }

    /** With the same headers on each request. */
    public static Load start(Vertx vertx, URI uri, int perSecond, Map<String, String> headers) {
        return new Load(vertx, uri, perSecond, headers);
    }

    /** Requests answered so far, well or badly. */
    public int answered() {
        return answered.get();
    }

    /** Stops sending. What is still under way is to be awaited by {@link #isQuiet}. */
    public void stop() {
        vertx.cancelTimer(timer);
    }

    public boolean isQuiet() {
        return answered.get() == sent.get();
    }

    /** What became of the requests; once all are answered. */
    public Outcome outcome() {
        client.close();
        return Outcome.of(sent.get(), nanos, lost);
    }

    private void send() {
        sent.incrementAndGet();
        long begin = System.nanoTime();
        client.request(request)
                .compose(call -> call.send())
                .compose(answer -> answer.body().map(body -> answer.statusCode() + " " + body))
                .onComplete(result -> {
                    if (result.failed()) {
                        lost.add(String.valueOf(result.cause()));
                    } else if (!result.result().startsWith("200 ")) {
                        lost.add(result.result());
                    } else {
                        nanos.add(System.nanoTime() - begin);
                    }
                    answered.incrementAndGet();
                });
    }
}
