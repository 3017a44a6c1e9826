package dev.sluice.edge.exchange;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that came in by the door. */
public final class LiveRequest implements Request {

    private static final Set<HttpMethod> BODILESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

    private final HttpServerRequest http;
    private @Nullable QueryParameters params;

    public LiveRequest(HttpServerRequest http) {
        this.http = http;
    }

    @Override
    public HttpMethod method() {
        return http.method();
    }

    @Override
    public @Nullable String path() {
        return http.path();
    }

    @Override
    public @Nullable String query() {
        return http.query();
    }

    @Override
    public MultiMap headers() {
        return http.headers();
    }

    @Override
    public QueryParameters params() {
        QueryParameters read = params == null ? QueryParameters.of(http.query()) : params;
        params = read;
        return read;
    }

    /** HTTP/2 needs no header to announce one. */
    @Override
    public boolean hasBody() {
        return Request.super.hasBody()
                || http.version() == HttpVersion.HTTP_2
                        && getHeader("Content-Length") == null
                        && !BODILESS.contains(http.method());
    }

    @Override
    public String sourceIp() {
        return http.remoteAddress().hostAddress();
    }

    @Override
    public boolean isSSL() {
        return http.isSSL();
    }

    @Override
    public int port() {
        return http.localAddress().port();
    }

    @Override
    public @Nullable String authority() {
        var authority = http.authority();
        return authority == null ? null : authority.toString();
    }

    @Override
    public Future<Void> gone() {
        Promise<Void> gone = Promise.promise();
        http.response().closeHandler(closed -> gone.tryComplete());
        return gone.future();
    }

    @Override
    public ReadStream<Buffer> stream() {
        return http;
    }
}
