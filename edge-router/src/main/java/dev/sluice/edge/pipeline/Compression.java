package dev.sluice.edge.pipeline;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.ContentCoding;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.WholeBody;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Compresses what an integration answered, where the API says from which size, the client names a coding, and the backend
 * did not compress it itself. Source: AWS guide, "Receive an API response with a compressed payload".
 */
final class Compression {

    /** Bytes of an integration's answer (API Gateway quotas, "Payload size"). */
    private static final long MOST_BYTES = 10 * 1024 * 1024;

    private Compression() {}

    static Future<Reply> of(Exchange exchange, Reply reply) {
        Integer from = exchange.stage().options().minimumCompressionSize();
        if (from == null
                || reply.headers().contains("Content-Encoding")
                || exchange.route().integration().streamed()) {
            return Future.succeededFuture(reply);
        }
        ContentCoding coding = ContentCoding.accepted(exchange.request().getHeader("Accept-Encoding"));
        if (coding == ContentCoding.IDENTITY) {
            return Future.succeededFuture(reply);
        }
        return switch (reply.body()) {
            case Reply.Bytes(Buffer bytes) -> compressed(exchange, reply, bytes, coding, from);
            case Reply.Streamed streamed ->
                WholeBody.of(streamed.content(), MOST_BYTES, Fault.API_CONFIGURATION_ERROR, exchange::hold)
                        .compose(bytes -> compressed(exchange, reply, bytes, coding, from))
                        .onFailure(e -> streamed.giveUp());
        };
    }

    private static Future<Reply> compressed(
            Exchange exchange, Reply reply, Buffer bytes, ContentCoding coding, int from) {
        if (bytes.length() == 0 || bytes.length() < from) {
            return Future.succeededFuture(Reply.of(reply.status(), reply.headers(), bytes));
        }
        return exchange.aside(bytes.length(), () -> coded(reply, bytes, coding));
    }

    private static Reply coded(Reply reply, Buffer bytes, ContentCoding coding) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(reply.headers());
        headers.set("Content-Encoding", coding.token());
        return Reply.of(reply.status(), headers, coding.encode(bytes));
    }
}
