package dev.sluice.edge.server;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.RequestIds;
import dev.sluice.edge.pipeline.FaultReply;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jboss.logging.Logger;

/** Writes the one answer of a request, with the headers that every answer has. */
final class Responder {

    private static final Logger LOG = Logger.getLogger(Responder.class);
    private static final String CONFIG_VERSION = "X-Sluice-Config-Version";

    /** Bytes. */
    private static final int PART = 64 * 1024;

    /** Characters of all header values: twice what is read of a backend. A value may be a whole body. */
    private static final int MOST_HEAD = 128 * 1024;

    private final HttpServerRequest request;
    private final RequestIds ids;
    private final long configVersion;
    private final boolean last;
    private final HttpDate date;

    /** {@code last}: no further request is wanted on this connection. */
    Responder(HttpServerRequest request, RequestIds ids, long configVersion, boolean last, HttpDate date) {
        this.request = request;
        this.ids = ids;
        this.date = date;
        this.configVersion = configVersion;
        this.last = last;
    }

    RequestIds ids() {
        return ids;
    }

    /** Is done once the client has been sent all of it, or will not be: never fails. */
    Future<Void> send(Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.headWritten()) {
            release(reply);
            return Future.succeededFuture();
        }
        try {
            head(response, reply);
        } catch (IllegalArgumentException e) {
            // A status or a header that HTTP does not have, such as one with a line break, or far too much of them: the
            // API made it of something.
            LOG.warnf("%s has no answer that can be sent: %s", ids.requestId(), e.getMessage());
            release(reply);
            response.headers().clear();
            return send(FaultReply.of(Fault.API_CONFIGURATION_ERROR));
        }
        return switch (reply.body()) {
            case Reply.Bytes bytes -> {
                Future<Void> sent = end(response, bytes.buffer());
                discardRest();
                yield sent.otherwiseEmpty();
            }
            case Reply.Streamed streamed -> stream(streamed, response).otherwiseEmpty();
        };
    }

    private void head(HttpServerResponse response, Reply reply) {
        if (reply.status() < 200 || reply.status() > 599) {
            throw new IllegalArgumentException("status " + reply.status());
        }
        long size = 0;
        for (var header : reply.headers()) {
            size += header.getValue().length();
        }
        if (size > MOST_HEAD) {
            throw new IllegalArgumentException("headers of " + size + " characters");
        }
        response.setStatusCode(reply.status());
        MultiMap headers = response.headers();
        headers.addAll(reply.headers());
        headers.remove("Transfer-Encoding"); // whatever an API says, the body decides
        headers.set("x-amzn-RequestId", ids.requestId());
        headers.set("x-amz-apigw-id", ids.extendedId());
        headers.set(CONFIG_VERSION, Long.toString(configVersion));
        headers.set("Date", date.now());
        if (request.version() == HttpVersion.HTTP_1_1) {
            headers.set("Connection", last ? "close" : "keep-alive");
        } else if (last && request.version() == HttpVersion.HTTP_1_0) {
            headers.set("Connection", "close");
        }
    }

    /** The answer to a HEAD tells the length of what it has not; over HTTP/2 nobody else keeps the content back. */
    private Future<Void> end(HttpServerResponse response, Buffer body) {
        if (bodiless(response.getStatusCode())) {
            return response.end();
        }
        response.putHeader("Content-Length", String.valueOf(body.length()));
        return request.method() == HttpMethod.HEAD ? response.end() : inParts(response, body);
    }

    /** A connection whose client reads slowly is idle until a whole part is gone, and would end. */
    private static Future<Void> inParts(HttpServerResponse response, Buffer body) {
        int at = 0;
        for (; body.length() - at > PART; at += PART) {
            response.write(body.slice(at, at + PART));
        }
        return response.end(body.slice(at, body.length()));
    }

    private static boolean bodiless(int status) {
        return status == 204 || status == 304;
    }

    /** An answer whose content breaks off breaks off too: it must not look whole. */
    private Future<Void> stream(Reply.Streamed streamed, HttpServerResponse response) {
        int status = response.getStatusCode();
        boolean bodiless = request.method() == HttpMethod.HEAD || bodiless(status);
        String length = streamed.length();
        if (length != null && status != 204) {
            response.putHeader("Content-Length", length);
        }
        response.exceptionHandler(e -> streamed.giveUp());
        response.closeHandler(closed -> {
            if (!response.ended()) {
                streamed.giveUp();
            }
        });
        if (bodiless) {
            dropped(streamed);
            return response.end().onSuccess(ended -> finished(streamed));
        }
        if (length == null) {
            response.setChunked(true);
            response.writeHead(); // its content may be long in coming
        }
        return streamed.content()
                .pipe()
                .endOnFailure(false)
                .to(response)
                .onSuccess(ended -> finished(streamed))
                .onFailure(e -> {
                    LOG.debugf("%s was cut short: %s", ids.requestId(), e.getMessage());
                    streamed.giveUp();
                    breakOff(response);
                });
    }

    /**
     * Only now: while a backend answers, the client's body may still be on its way to it. What it has not read by the end
     * of its answer, it does not want.
     */
    private void finished(Reply.Streamed streamed) {
        if (!request.isEnded()) {
            streamed.giveUp();
            discardRest();
        }
    }

    private void breakOff(HttpServerResponse response) {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(); // the connection carries other requests
        } else {
            request.connection().close();
        }
    }

    /** Read all the same, so that the backend's connection can carry another request. */
    private static void dropped(Reply.Streamed streamed) {
        streamed.content().exceptionHandler(e -> {});
        streamed.content().handler(part -> {});
        streamed.content().resume();
    }

    /** What is left of a body that nobody read would hold up the connection's next request. */
    private void discardRest() {
        if (!request.isEnded()) {
            request.handler(part -> {});
            request.resume();
        }
    }

    private static void release(Reply reply) {
        if (reply.body() instanceof Reply.Streamed streamed) {
            streamed.giveUp();
        }
    }
}
