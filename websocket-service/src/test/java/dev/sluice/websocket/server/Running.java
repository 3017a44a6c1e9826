package dev.sluice.websocket.server;

import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.wire.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The whole service on a free port, without Kafka: stages are given to it as its follower would. */
final class Running implements AutoCloseable {

    /** Small, so that a client that stops reading is soon noticed. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private static final String TOKEN = "test-cluster-token";

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final SocketService service;
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final String deployment;
    private boolean stopped;
    private long version;

    record Response(int status, String errorType, String body) {}

    Running(Vertx vertx, Clock clock, Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SLUICE_WEBSOCKET_SERVICE_PORT",
                "0",
                "SLUICE_REPLICA",
                "3",
                "SLUICE_WEBSOCKET_EVENT_LOOPS",
                "1",
                "SLUICE_CLUSTER_TOKEN_FILE",
                "src/test/resources/cluster-token"));
        environment.putAll(more);
        service = new SocketService(vertx, Settings.from(environment), registry, clock);
        deployment = Await.future(service.start());
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setReceiveBufferSize(RECEIVE_BUFFER));
    }

    /** Deploys a stage of the API {@code api1}, written in JSON with single quotes. */
    void deploy(String stage, String routes, String integrations) {
        String json =
                "{'apiId':'api1','stageName':'" + stage + "','deploymentId':'d','settings':{'variables':{'v':'var'}},"
                        + "'webSocket':{'id':'api1','name':'n','routeSelectionExpression':'$request.body.action','routes':{"
                        + routes
                        + "},'integrations':{" + integrations + "}}}";
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        service.stages().apply(ConfigKey.stage("api1", stage), ++version, Wire.read(bytes, StageConfig.class));
    }

    void undeploy(String stage) {
        service.stages().apply(ConfigKey.stage("api1", stage), ++version, null);
    }

    Client connect(String pathAndQuery) throws Exception {
        return connect(options(pathAndQuery));
    }

    Client connect(WebSocketConnectOptions options) throws Exception {
        return new Client(Await.future(sockets.connect(options)));
    }

    WebSocketConnectOptions options(String pathAndQuery) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(service.port())
                .setURI("/internal/ws/" + pathAndQuery)
                .addHeader(Wire.CLUSTER_TOKEN, TOKEN)
                .addHeader("X-Sluice-Source-Ip", "192.0.2.7")
                .addHeader("X-Sluice-Domain-Name", "api1.execute-api.localhost")
                .addHeader("User-Agent", "test/1");
    }

    Response call(String method, String path, String body) throws Exception {
        return call(method, path, body, TOKEN);
    }

    Response call(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header(Wire.CLUSTER_TOKEN, token)
                .timeout(Duration.ofSeconds(60))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Response(
                response.statusCode(),
                response.headers().firstValue("x-amzn-ErrorType").orElse("null"),
                response.body());
    }

    void stop() throws Exception {
        stopped = true;
        Await.future(service.stop(deployment));
    }

    @Override
    public void close() throws Exception {
        if (!stopped) {
            stop();
        }
        http.close();
        Await.future(sockets.close());
    }
}
