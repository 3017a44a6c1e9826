package dev.sluice.engine.integration;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request to a backend, but for its body.
 *
 * @param uri absolute, {@code http} or {@code https}, already encoded
 * @param headers sent as they are; the client adds Host, and Content-Length or Transfer-Encoding
 * @param abandoned is done once nobody waits for the answer any more: the call is then given up
 * @param party whose call it is: the calls of one share connections
 * @param server what to connect to in the place of the URI's host, null for that host
 */
public record BackendRequest(
        HttpMethod method,
        String uri,
        MultiMap headers,
        Patience patience,
        Future<Void> abandoned,
        @Nullable SocketAddress server,
        String party) {

    /** A request whose answer is waited for to its end. */
    public BackendRequest(HttpMethod method, String uri, MultiMap headers, long timeoutMillis) {
        this(method, uri, headers, timeoutMillis, Promise.<Void>promise().future());
    }

    /** A request to the URI's host. */
    public BackendRequest(HttpMethod method, String uri, MultiMap headers, long timeoutMillis, Future<Void> abandoned) {
        this(method, uri, headers, Patience.forHead(timeoutMillis), abandoned, null, "");
    }

    /** The same, as a call of one party. */
    public BackendRequest of(String caller) {
        return new BackendRequest(method, uri, headers, patience, abandoned, server, caller);
    }

    /** The same, connecting elsewhere. */
    public BackendRequest by(SocketAddress other) {
        return new BackendRequest(method, uri, headers, patience, abandoned, other, party);
    }

    /** The same, given up once this is done. */
    public BackendRequest until(Future<Void> gone) {
        return new BackendRequest(method, uri, headers, patience, gone, server, party);
    }

    /** The same, with other time to take. */
    public BackendRequest within(Patience other) {
        return new BackendRequest(method, uri, headers, other, abandoned, server, party);
    }
}
