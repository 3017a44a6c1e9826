package dev.sluice.edge.server;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.http.HttpServerRequest;

/** How large the head of a request may be. Source: API Gateway quotas, "Total combined size of request line and header values". */
final class HeadLimit {

    /** Bytes. */
    static final int BYTES = 10_240;

    private HeadLimit() {}

    static boolean exceeded(HttpServerRequest request) {
        String uri = request.uri();
        int seen = request.method().name().length() + 1 + (uri == null ? 0 : uri.length()) + " HTTP/1.1".length();
        for (var header : request.headers()) {
            seen += header.getValue().length();
        }
        return seen > BYTES;
    }

    /** Of a request whose head was not read to its end. */
    static boolean brokenOff(HttpServerRequest request) {
        return request.decoderResult().cause() instanceof TooLongFrameException;
    }
}
