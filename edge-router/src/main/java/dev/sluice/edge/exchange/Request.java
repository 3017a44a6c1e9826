package dev.sluice.edge.exchange;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, as steps see it: it came in by the door, or is made up to try a method out. Its members are named as
 * those of {@link HttpServerRequest}.
 */
public interface Request {

    HttpMethod method();

    /** Still percent-encoded, and with whatever the address had before the API's own path. */
    @Nullable
    String path();

    /** Without its question mark; null where there is none. */
    @Nullable
    String query();

    MultiMap headers();

    /** The query's parameters, decoded. */
    QueryParameters params();

    /** The first value of a header. */
    default @Nullable String getHeader(String name) {
        return headers().get(name);
    }

    /** Whether the head says that a body follows. */
    default boolean hasBody() {
        String length = getHeader("Content-Length");
        return getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    /** The address that a policy or a template calls the client's. */
    String sourceIp();

    boolean isSSL();

    /** The port that the client came to. */
    int port();

    /** The host that the client asked for, with its port where it named one. */
    @Nullable
    String authority();

    /** Done once the client has gone without its answer. Asked for once; a request that is made up has no client to go. */
    default Future<Void> gone() {
        return Promise.<Void>promise().future();
    }

    /** The body, paused. Whoever holds an exchange takes {@link Exchange#body}, unless it streams. */
    ReadStream<Buffer> stream();
}
