package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Also a watch on Vert.x: it must go on naming the handler as we look for it. */
class IdleTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<Long> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        seen.add(Idle.allowed(request.connection()));
        Idle.atLeast(request.connection(), 300_001);
        seen.add(Idle.allowed(request.connection()));
        Idle.atLeast(request.connection(), 100_000);
        seen.add(Idle.allowed(request.connection()));
        Idle.asUsual(request);
        seen.add(Idle.allowed(request.connection()));
        request.response().end();
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsSilentForAsLongAsItsBackendAndNoLonger(HttpClient.Version version) throws Exception {
        int port = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(Idle.SECONDS))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                            .build(),
                    BodyHandlers.discarding());
        }

        boolean shared = version == HttpClient.Version.HTTP_2;
        assertThat(seen).containsExactly(75_000L, 301_000L, 301_000L, shared ? 301_000L : 75_000L);
    }
}
