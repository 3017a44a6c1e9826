package dev.sluice.websocket.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.contract.wire.ConnectionId;
import dev.sluice.contract.wire.Wire;
import dev.sluice.websocket.event.ConnectionFacts;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each event is a golden file under {@code function-event/}. */
class FunctionEventTest {

    private static final ConnectionFacts CONNECTION = new ConnectionFacts(
            ConnectionId.parse("AAECAwQFBgcICQo=").orElseThrow(),
            "a1b2c3d4e5",
            "prod",
            "a1b2c3d4e5.execute-api.localhost",
            "192.0.2.7",
            "test/1",
            Instant.parse("2026-01-02T03:04:05.678Z"));

    @Test
    void saysThatAClientConnects() throws IOException {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Host", "h")
                .add("X-A", "1")
                .add("X-A", "2");
        MultiMap query = MultiMap.caseInsensitiveMultiMap().add("name", "me");

        assertEvent("connect", "$connect", new Occasion.Connect(headers, query), Map.of("color", "blue"));
    }

    @Test
    void carriesAMessage() throws IOException {
        var message = new Occasion.Message("AAAAAAAAAAAAAAA=", "{\"a\": 1}", MissingNode.getInstance());

        assertEvent("message", "$default", message, Map.of());
    }

    @Test
    void saysThatAClientHasGone() throws IOException {
        assertEvent("disconnect", "$disconnect", new Occasion.Disconnect(1001, "Going away"), Map.of());
    }

    private static void assertEvent(String name, String routeKey, Occasion occasion, Map<String, String> variables)
            throws IOException {
        var event = new RouteEvent(
                CONNECTION, routeKey, "BBBBBBBBBBBBBBA=", Instant.parse("2026-01-02T03:05:00Z"), occasion);
        Path golden = Path.of("src/test/resources/function-event", name + ".json");

        assertThat(json(FunctionEvent.of(event, variables))).isEqualTo(json(Files.readString(golden)));
    }

    private static String json(String text) throws JsonProcessingException {
        return Wire.mapper().readTree(text).toPrettyString();
    }
}
