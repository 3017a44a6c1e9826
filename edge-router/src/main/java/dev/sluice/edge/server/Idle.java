package dev.sluice.edge.server;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** How long nothing may pass on a client's connection before it ends. */
final class Idle {

    /** Of any connection. */
    static final int SECONDS = 75;

    /** As Vert.x names the handler of a server's idle timeout. */
    private static final String HANDLER = "idle";

    private Idle() {}

    /**
     * Lets a connection be silent for longer, until {@link #asUsual}: a backend may take as long for its next word. Vert.x has
     * one time for all connections of a server, which would keep idle ones and slow heads as long.
     */
    static void atLeast(HttpConnection connection, long millis) {
        if (millis > SECONDS * 1_000L && allowed(connection) < millis) {
            allow(connection, (int) Math.ceilDiv(millis, 1_000L));
        }
    }

    /** An answer is over. On a connection that carries other requests, one of them may still need the time. */
    static void asUsual(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 && allowed(request.connection()) > SECONDS * 1_000L) {
            allow(request.connection(), SECONDS);
        }
    }

    /** Milliseconds; without an end where there is no such handler. */
    static long allowed(HttpConnection connection) {
        return connection instanceof ConnectionBase known
                        && known.channel().pipeline().get(HANDLER) instanceof IdleStateHandler idle
                ? idle.getAllIdleTimeInMillis()
                : Long.MAX_VALUE;
    }

    private static void allow(HttpConnection connection, int seconds) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        if (pipeline.get(HANDLER) != null) {
            pipeline.replace(HANDLER, HANDLER, new IdleStateHandler(0, 0, seconds));
        }
    }
}
