package dev.sluice.edge.server;

import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.exchange.Means;
import dev.sluice.edge.remote.Remotes;
import dev.sluice.engine.work.Workbench;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real edge router on a free port, with a server in the place of the other services, and the config fed by hand. */
final class EdgeHarness implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveTable table;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final int port;
    private final ClusterToken token;
    private final Means means;
    private long version;

    /** {@code owners} answers what the edge asks of auth-service, rate-limit-service and cache-service. */
    EdgeHarness(Consumer<HttpServerRequest> owners) throws Exception {
        this(owners, Map.of());
    }

    /** With more settings than those that every edge router needs. */
    EdgeHarness(Consumer<HttpServerRequest> owners, Map<String, String> more) throws Exception {
        String url = "http://127.0.0.1:" + serve(owners);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SLUICE_EDGE_ROUTER_PORT", String.valueOf(port));
        environment.put("SLUICE_AUTH_SERVICE_URL", url);
        environment.put("SLUICE_RATE_LIMIT_SERVICE_URL", url);
        environment.put("SLUICE_CACHE_SERVICE_URL", url);
        environment.put("SLUICE_CLUSTER_TOKEN_FILE", tokenFile().toString());
        Settings settings = Settings.from(environment);
        Clock clock = Clock.systemUTC();
        token = ClusterToken.of(settings);
        Remotes remotes = Remotes.of(vertx, settings, token.value(), clock);
        table = new LiveTable(remotes);
        means = Means.of(settings);
        vertx.deployVerticle(
                        new EdgeVerticle(settings, remotes, table, new Metrics(registry), clock, new Drain(), means))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** Starts a server on a free port, and answers the port. */
    int serve(Consumer<HttpServerRequest> handler) throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(handler::accept);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    void apply(String key, @Nullable Object value) {
        table.apply(ConfigKey.parse(key), ++version, value);
        table.applied(version);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_aws/execute-api" + path));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Where it does what is too long for its event loop. */
    Workbench bench() {
        return means.bench();
    }

    /** Of bodies, that the router has in memory. */
    long heldBytes() {
        return means.memory().held();
    }

    /** Answers once the head of the answer is there. */
    HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends these bytes as they are, and answers all that comes back until the router closes or has said enough. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Answers the bytes of the answer. */
    HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    ClusterToken token() {
        return token;
    }

    private static Path tokenFile() throws IOException {
        Path file = Files.createTempFile("cluster", "token");
        file.toFile().deleteOnExit();
        return Files.writeString(file, "token");
    }

    int port() {
        return port;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() throws Exception {
        client.close();
        means.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
