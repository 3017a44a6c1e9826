package dev.sluice.edge.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Counts the requests of an HTTP/1.1 connection that are not answered yet, and ends one that has too many: they wait in
 * memory, and Vert.x takes in as many as come.
 */
final class Pipelining extends ChannelDuplexHandler {

    private static final int MOST = 64;

    /** As Vert.x names the handlers of a connection: the first is there for HTTP/1.1 only. */
    private static final String DECODER = "httpDecoder";

    private static final String REQUESTS = "handler";

    private int unanswered;
    private boolean over;

    private Pipelining() {}

    /** To be called once for each connection, on its event loop. */
    static void limit(HttpConnection connection) {
        if (connection instanceof ConnectionBase known) {
            ChannelPipeline pipeline = known.channel().pipeline();
            if (pipeline.get(DECODER) != null && pipeline.get(REQUESTS) != null) {
                pipeline.addBefore(REQUESTS, "pipelining", new Pipelining());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest && ++unanswered > MOST && !over) {
            over = true;
            context.close();
        }
        if (over) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean toContinue = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !toContinue) {
            unanswered--;
        }
        context.write(message, promise);
    }
}
