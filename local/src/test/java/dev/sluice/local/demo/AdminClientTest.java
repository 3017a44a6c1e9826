package dev.sluice.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that checks signatures as the real one does. */
class AdminClientTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Boolean> signedRightly = new ArrayList<>();
    private HttpServer server;
    private AdminClient client;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new AdminClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                new AdminClient.Credentials("test", "test", "us-east-1"),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Duration.ofSeconds(5));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void signsPathQueryAndBody() throws IOException {
        byte[] body = "{\"stageName\":\"dev\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.post("/restapis", "mode=import", body).get("id").asText())
                .isEqualTo("a1");
        assertThat(client.get("/sluice/v1/config/wait", "timeout=3&version=2")).isPresent();
        assertThat(signedRightly).containsExactly(true, true);
    }

    @Test
    void tellsWhatIsNotThereFromWhatWentWrong() throws IOException {
        status = 404;
        assertThat(client.get("/restapis/zz", "")).isEmpty();
        status = 403;
        assertThatThrownBy(() -> client.get("/restapis/zz", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GET /restapis/zz answered 403");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI uri = exchange.getRequestURI();
        var request = new SignedRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                SigV4.sha256(body));
        Authorization authorization = Authorization.of(request).orElseThrow();
        byte[] key = SigV4.signingKey("test", authorization.date(), "us-east-1", "apigateway");
        signedRightly.add(SigV4.matches(key, request, authorization) && SigV4.timely(authorization, NOW));
        byte[] answer = "{\"id\":\"a1\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
