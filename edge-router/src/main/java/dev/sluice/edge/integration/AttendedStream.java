package dev.sluice.edge.integration;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A backend's answer, which is broken off once nothing of it has come, or been asked for, for too long. */
final class AttendedStream implements ReadStream<Buffer> {

    /** As HTTP/2 numbers it. */
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final HttpClientResponse response;
    private final long idleNanos;
    private long timer;
    private long heardAt = System.nanoTime();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Throwable> failed;
    private @Nullable Handler<Void> ended;

    /** {@code response} is paused. */
    AttendedStream(Vertx vertx, HttpClientResponse response, long idleMillis) {
        this.vertx = vertx;
        this.response = response;
        this.idleNanos = TimeUnit.MILLISECONDS.toNanos(idleMillis);
        this.timer = vertx.setTimer(idleMillis, this::listen);
        response.exceptionHandler(e -> {
            vertx.cancelTimer(timer);
            if (failed != null) {
                failed.handle(e);
            }
        });
        response.endHandler(end -> {
            vertx.cancelTimer(timer);
            if (ended != null) {
                ended.handle(end);
            }
        });
        response.handler(part -> {
            heardAt = System.nanoTime();
            if (handler != null) {
                handler.handle(part);
            }
        });
    }

    private void listen(long fired) {
        long left = idleNanos - (System.nanoTime() - heardAt);
        if (left > 0) {
            timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)), this::listen);
        } else {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(idleNanos);
            response.request().reset(CANCEL, new TimeoutException("silent for " + seconds + " s"));
        }
    }

    @Override
    public AttendedStream exceptionHandler(@Nullable Handler<Throwable> to) {
        failed = to;
        return this;
    }

    @Override
    public AttendedStream handler(@Nullable Handler<Buffer> to) {
        handler = to;
        return this;
    }

    @Override
    public AttendedStream endHandler(@Nullable Handler<Void> to) {
        ended = to;
        return this;
    }

    @Override
    public AttendedStream pause() {
        response.pause();
        return this;
    }

    @Override
    public AttendedStream resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public AttendedStream fetch(long amount) {
        heardAt = System.nanoTime();
        response.fetch(amount);
        return this;
    }
}
