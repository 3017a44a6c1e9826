package dev.sluice.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code @connections} from outside. */
class ConnectionCallsTest {

    private static final Running.Response GONE = new Running.Response(410, "GoneException", "{\"message\":\"Gone\"}");

    private final Vertx vertx = Vertx.vertx();
    private Running running;
    private Client client;
    private String path;

    @BeforeEach
    void start() throws Exception {
        running = new Running(vertx, Clock.systemUTC(), Map.of("SLUICE_WEBSOCKET_EVENT_LOOPS", "2"));
        running.deploy("prod", "", "");
        client = running.connect("api1/prod");
        path = "/internal/connections/api1/prod/" + client.connectionId();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        Await.future(vertx.close());
    }

    @Test
    void deliversAMessage() throws Exception {
        assertThat(running.call("POST", path, "hello €")).isEqualTo(new Running.Response(200, "null", ""));
        assertThat(client.receive()).isEqualTo("hello €");
    }

    @Test
    void deliversToAnEscapedId() throws Exception {
        assertThat(running.call("POST", path.replace("=", "%3D"), "x").status()).isEqualTo(200);
    }

    @Test
    void deliversMessagesInTheirOrder() throws Exception {
        for (int n = 0; n < 20; n++) {
            running.call("POST", path, "n" + n);
        }
        for (int n = 0; n < 20; n++) {
            assertThat(client.receive()).isEqualTo("n" + n);
        }
    }

    @Test
    void deliversTheLargestMessageAndNoneLarger() throws Exception {
        String largest = "xx€€".repeat(16_384);
        assertThat(running.call("POST", path, largest).status()).isEqualTo(200);
        assertThat(client.receive()).isEqualTo(largest);
        var refused = running.call("POST", path, "x".repeat(131_073));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.errorType()).isEqualTo("PayloadTooLargeException");
    }

    @Test
    void describesAConnection() throws Exception {
        var answer = running.call("GET", path, "");

        JsonNode json = Wire.mapper().readTree(answer.body());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Instant.parse(json.path("connectedAt").textValue()))
                .isBeforeOrEqualTo(Instant.parse(json.path("lastActiveAt").textValue()));
        assertThat(json.path("identity").toString()).isEqualTo("{\"sourceIp\":\"192.0.2.7\",\"userAgent\":\"test/1\"}");
    }

    @Test
    void closesAConnection() throws Exception {
        assertThat(running.call("DELETE", path, "").status()).isEqualTo(204);
        assertThat(client.awaitClose()).startsWith("1000");
        Await.until("it is gone", () -> status("GET", path) == 410);
        assertThat(running.call("POST", path, "x")).isEqualTo(GONE);
        assertThat(running.call("DELETE", path, "")).isEqualTo(GONE);
    }

    @Test
    void saysGoneForAnotherApiOrStage() throws Exception {
        assertThat(running.call("POST", path.replace("prod", "test"), "x")).isEqualTo(GONE);
        assertThat(running.call("POST", path.replace("api1", "api2"), "x")).isEqualTo(GONE);
    }

    @Test
    void refusesWhatIsNoConnectionId() throws Exception {
        assertThat(running.call("POST", "/internal/connections/api1/prod/nonsense", "x")
                        .errorType())
                .isEqualTo("BadRequestException");
    }

    @Test
    void refusesWithoutTheClusterToken() throws Exception {
        assertThat(running.call("POST", path, "x", "wrong").status()).isEqualTo(403);
    }

    private int status(String method, String path) {
        try {
            return running.call(method, path, "").status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
