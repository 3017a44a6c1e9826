package dev.sluice.edge.server;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** How long nothing may pass on a client's connection before it ends. */
final class Idle {

    /** Of any connection. */
    static final int SECONDS = 75;

    /** As Vert.x names the handler of a server's idle timeout. */
    private static final String HANDLER = "idle";

    private Idle() {}

    /**
     * Lets a connection be silent for longer, from now on: a backend may take as long for its next word. Vert.x has one time
     * for all connections of a server, which would keep idle ones and slow heads as long.
     */
    static void atLeast(HttpConnection connection, long millis) {
        if (millis > SECONDS * 1_000L && connection instanceof ConnectionBase known) {
            ChannelPipeline pipeline = known.channel().pipeline();
            int seconds = (int) Math.ceilDiv(millis, 1_000L);
            if (pipeline.get(HANDLER) instanceof IdleStateHandler idle && idle.getAllIdleTimeInMillis() < millis) {
                pipeline.replace(HANDLER, HANDLER, new IdleStateHandler(0, 0, seconds));
            }
        }
    }
}
