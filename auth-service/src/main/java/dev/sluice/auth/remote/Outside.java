package dev.sluice.auth.remote;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The one HTTP client. It fails with a {@link RemoteFault}, and blocks nothing. */
@ApplicationScoped
public class Outside {

    private static final int CONNECTIONS_OF_A_HOST = 512;
    private static final int WAITING_FOR_A_CONNECTION = 256;

    private final Vertx vertx;
    private final HttpClient client;

    Outside(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(1_500)
                        .setMaxWaitQueueSize(WAITING_FOR_A_CONNECTION)
                        .setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_OF_A_HOST));
    }

    public Uni<Reply> send(Call call) {
        return Uni.createFrom().completionStage(() -> exchange(call).toCompletionStage());
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private Future<Reply> exchange(Call call) {
        Promise<Reply> reply = Promise.promise();
        long timer = vertx.setTimer(
                call.within().toMillis(),
                fired -> reply.tryFail(new RemoteFault.Late(call + " took more than " + call.within())));
        request(call, reply.future()).onComplete(done -> {
            if (done.succeeded()) {
                reply.tryComplete(done.result());
            } else {
                reply.tryFail(fault(call, done.cause()));
            }
        });
        return reply.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Future<Reply> request(Call call, Future<Reply> end) {
        RequestOptions options = new RequestOptions().setMethod(call.method()).setAbsoluteURI(call.uri());
        call.headers().forEach(options::putHeader);
        return client.request(options).compose(request -> {
            end.onFailure(late -> request.reset());
            return request.send(Buffer.buffer(call.body())).compose(response -> read(call, response));
        });
    }

    private static Future<Reply> read(Call call, HttpClientResponse response) {
        Promise<Reply> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(read::tryFail);
        response.handler(chunk -> {
            if (body.length() + chunk.length() > call.limit()) {
                read.tryFail(new RemoteFault.Unusable(call + " answered more than " + call.limit() + " bytes"));
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(
                end -> read.tryComplete(new Reply(response.statusCode(), response.headers(), body.getBytes())));
        return read.future();
    }

    private static Throwable fault(Call call, Throwable cause) {
        return cause instanceof RemoteFault
                ? cause
                : new RemoteFault.Unreachable(
                        call + " failed: " + cause.getClass().getSimpleName() + " " + cause.getMessage());
    }
}
