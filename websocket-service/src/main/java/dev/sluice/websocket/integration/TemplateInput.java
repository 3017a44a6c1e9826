package dev.sluice.websocket.integration;

import dev.sluice.engine.mapping.MappingInput;
import dev.sluice.engine.mapping.MappingOverrides;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a template of a route sees of an event. Query and headers are those of the handshake, on {@code $connect} only. */
final class TemplateInput {

    private TemplateInput() {}

    static MappingInput of(RouteEvent event, String body, Map<String, String> stageVariables) {
        MultiMap none = MultiMap.caseInsensitiveMultiMap();
        var connect =
                event.occasion() instanceof Occasion.Connect handshake ? handshake : new Occasion.Connect(none, none);
        return new MappingInput(
                body,
                Map.of(),
                last(connect.query()),
                last(connect.headers()),
                event.context(),
                stageVariables,
                new MappingOverrides());
    }

    /** Of a repeated name, the last value. */
    static Map<String, String> last(MultiMap values) {
        Map<String, String> last = new LinkedHashMap<>();
        values.forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }
}
