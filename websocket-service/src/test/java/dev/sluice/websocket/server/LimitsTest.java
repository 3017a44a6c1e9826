package dev.sluice.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections end, and what bounds them. */
class LimitsTest {

    private static final String ECHO =
            "'echo':{'routeKey':'echo','target':'integrations/i','routeResponseSelectionExpression':'$default'}";
    private static final String END = "'$disconnect':{'routeKey':'$disconnect','target':'integrations/i'}";

    private final Vertx vertx = Vertx.vertx();
    private Backend backend;
    private Running running;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(vertx);
        running = new Running(vertx, Clock.systemUTC(), Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        Await.future(vertx.close());
    }

    @Test
    void closesALargeFrameWith1009() throws Exception {
        running.deploy("prod", ECHO, proxy());
        Client client = running.connect("api1/prod");

        client.sendFrame(WebSocketFrame.textFrame("x".repeat(32 * 1024 + 1), true));

        assertThat(client.awaitClose()).startsWith("1009");
    }

    @Test
    void endsAConnectionWithAFrameTooLargeToRead() throws Exception {
        running.deploy("prod", ECHO + "," + END, proxy());
        Client client = running.connect("api1/prod");

        client.sendFrame(WebSocketFrame.textFrame("x".repeat(1024 * 1024), true));

        client.awaitClose();
        assertThat(backend.next().body()).isEmpty();
        assertThat(running.registry.get("sluice.websocket.connections").gauge().value())
                .isZero();
    }

    @Test
    void takesAMessageOf128KilobytesAndNoneLarger() throws Exception {
        running.deploy("prod", ECHO, proxy());
        backend.answers((request, response) ->
                response.end(String.valueOf(request.body().length())));
        Client client = running.connect("api1/prod");
        String start = "{\"action\":\"echo\",\"x\":\"";

        send(client, start + "x".repeat(128 * 1024 - start.length() - 2) + "\"}");
        assertThat(client.receive()).isEqualTo("131072");
        send(client, start + "x".repeat(128 * 1024 - start.length() - 1) + "\"}");
        assertThat(client.awaitClose()).startsWith("1009");
    }

    @Test
    void closesABinaryFrameWith1003() throws Exception {
        running.deploy("prod", ECHO, proxy());
        Client client = running.connect("api1/prod");

        client.sendFrame(WebSocketFrame.binaryFrame(Buffer.buffer("x"), true));

        assertThat(client.awaitClose()).startsWith("1003");
    }

    @Test
    void answersPings() throws Exception {
        running.deploy("prod", ECHO, proxy());

        assertThat(running.connect("api1/prod").ping("are you there")).isEqualTo("are you there");
    }

    @Test
    void closesAnIdleConnectionButNotABusyOne() throws Exception {
        restart(Map.of("SLUICE_WEBSOCKET_IDLE_SECONDS", "1"));
        running.deploy("prod", ECHO + "," + END, proxy());
        Client idle = running.connect("api1/prod");
        Client busy = running.connect("api1/prod");

        Await.until("the idle one was closed", () -> {
            busy.send("{\"action\":\"none\"}");
            return running.registry.get("sluice.websocket.connections").gauge().value() == 1;
        });

        assertThat(idle.awaitClose()).isEqualTo("1001 Going away");
        assertThat(busy.send("{\"action\":\"none\"}").receive()).contains("Forbidden");
    }

    @Test
    void closesABusyConnectionAtTheEndOfItsLife() throws Exception {
        restart(Map.of("SLUICE_WEBSOCKET_LIFE_SECONDS", "1"));
        running.deploy("prod", ECHO, proxy());

        assertThat(running.connect("api1/prod").awaitClose()).isEqualTo("1001 Going away");
    }

    @Test
    void closesASlowReaderInsteadOfWaitingForIt() throws Exception {
        restart(Map.of("SLUICE_WEBSOCKET_OUTGOING_BYTES", "200000"));
        running.deploy("prod", ECHO, proxy());
        Client slow = running.connect("api1/prod");
        String path = "/internal/connections/api1/prod/" + slow.connectionId();
        slow.stopReading();

        Await.until("the slow reader is gone", () -> post(path, "x".repeat(100_000)) == 410);

        Await.until(
                "its connection is closed",
                () -> running.registry
                                .get("sluice.websocket.connections")
                                .gauge()
                                .value()
                        == 0);
    }

    @Test
    void answersABoundedNumberOfMessagesAtATime() throws Exception {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        backend.answers((request, response) -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            vertx.setTimer(20, later -> {
                open.decrementAndGet();
                response.end("done");
            });
        });
        running.deploy("prod", ECHO, proxy());
        Client client = running.connect("api1/prod");
        for (int n = 0; n < 100; n++) {
            client.send("{\"action\":\"echo\"}");
        }

        for (int n = 0; n < 100; n++) {
            assertThat(client.receive()).isEqualTo("done");
        }
        assertThat(most.get()).isBetween(2, 16);
    }

    @Test
    void closesTheConnectionsOfAStageThatIsGone() throws Exception {
        running.deploy("prod", ECHO, proxy());
        running.deploy("other", ECHO, proxy());
        Client client = running.connect("api1/prod");
        Client other = running.connect("api1/other");

        running.undeploy("prod");

        assertThat(client.awaitClose()).isEqualTo("1001 Going away");
        assertThat(other.send("x").receive()).contains("Forbidden");
    }

    @Test
    void goesAwayOnlyAfterItHasToldEveryone() throws Exception {
        running.deploy("prod", ECHO + "," + END, proxy());
        Client one = running.connect("api1/prod");
        Client two = running.connect("api1/prod");

        running.stop();

        assertThat(one.awaitClose()).isEqualTo("1001 Going away");
        assertThat(two.awaitClose()).isEqualTo("1001 Going away");
        assertThat(backend.next().method()).isEqualTo("POST");
        assertThat(backend.next().method()).isEqualTo("POST");
    }

    @Test
    void countsConnectionsAndMessages() throws Exception {
        running.deploy("prod", ECHO, proxy());
        Client client = running.connect("api1/prod");
        client.send("{\"action\":\"echo\"}").receive();

        assertThat(running.registry.get("sluice.websocket.connections").gauge().value())
                .isEqualTo(1);
        for (String direction : new String[] {"in", "out"}) {
            assertThat(running.registry
                            .get("sluice.websocket.messages")
                            .tags("api", "api1", "stage", "prod", "direction", direction)
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
        client.close(1000, "");
        Await.until(
                "the gauge is back",
                () -> running.registry
                                .get("sluice.websocket.connections")
                                .gauge()
                                .value()
                        == 0);
    }

    private int post(String path, String body) {
        try {
            return running.call("POST", path, body).status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void restart(Map<String, String> settings) throws Exception {
        running.close();
        running = new Running(vertx, Clock.systemUTC(), settings);
    }

    private static void send(Client client, String message) {
        int frame = 32 * 1024;
        for (int start = 0; start < message.length(); start += frame) {
            int end = Math.min(start + frame, message.length());
            boolean last = end == message.length();
            String part = message.substring(start, end);
            client.sendFrame(
                    start == 0
                            ? WebSocketFrame.textFrame(part, last)
                            : WebSocketFrame.continuationFrame(Buffer.buffer(part), last));
        }
    }

    private String proxy() {
        return "'i':{'integrationId':'i','integrationType':'HTTP_PROXY','integrationUri':'" + backend.url() + "/'}";
    }
}
