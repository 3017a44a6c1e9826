package dev.sluice.auth.wire;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Any number of OpenID Connect issuers, each at a path of its own. */
@Singleton
public class IssuerStub {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String JWKS = "/jwks.json";

    private final Map<String, Issuer> issuers = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    IssuerStub() {
        this.server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** A new issuer that publishes these keys. */
    Issuer issuer(SigningPair... pairs) {
        String path = "/issuer-" + last.incrementAndGet();
        var issuer = new Issuer("http://127.0.0.1:" + server.actualPort() + path);
        issuer.publishes(pairs);
        issuers.put(path, issuer);
        return issuer;
    }

    @PreDestroy
    void close() {
        vertx.close();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        Issuer issuer = issuers.get(path.replaceAll("(/issuer-[0-9]+).*", "$1"));
        if (issuer == null) {
            request.response().setStatusCode(404).end();
        } else if (path.endsWith(JWKS)) {
            issuer.fetches.incrementAndGet();
            issuer.keys.accept(request);
        } else if (path.endsWith(DISCOVERY)) {
            request.response()
                    .end(new JsonObject()
                            .put("issuer", issuer.saysItIs)
                            .put("jwks_uri", issuer.jwksUri())
                            .encode());
        }
    }

    /** One issuer. */
    static final class Issuer {

        private final String url;
        private final AtomicInteger fetches = new AtomicInteger();
        private volatile Consumer<HttpServerRequest> keys =
                request -> request.response().end();
        private volatile String saysItIs;

        Issuer(String url) {
            this.url = url;
            this.saysItIs = url;
        }

        String url() {
            return url;
        }

        String jwksUri() {
            return url + JWKS;
        }

        int fetches() {
            return fetches.get();
        }

        void publishes(SigningPair... pairs) {
            answersWith(request -> request.response().end(SigningPair.jwks(pairs)));
        }

        void answersWith(Consumer<HttpServerRequest> behaviour) {
            keys = behaviour;
        }

        void saysItIs(String issuer) {
            saysItIs = issuer;
        }
    }
}
