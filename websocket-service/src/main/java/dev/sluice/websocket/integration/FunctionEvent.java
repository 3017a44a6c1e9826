package dev.sluice.websocket.integration;

import dev.sluice.contract.wire.Wire;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The event that a function gets of a WebSocket route: JSON as AWS's proxy integration makes it. */
final class FunctionEvent {

    private FunctionEvent() {}

    static String of(RouteEvent event, Map<String, String> stageVariables) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (event.occasion() instanceof Occasion.Connect connect) {
            json.put("headers", TemplateInput.last(connect.headers()));
            json.put("multiValueHeaders", all(connect.headers()));
            if (!connect.query().isEmpty()) {
                json.put("queryStringParameters", TemplateInput.last(connect.query()));
                json.put("multiValueQueryStringParameters", all(connect.query()));
            }
        }
        if (!stageVariables.isEmpty()) {
            json.put("stageVariables", stageVariables);
        }
        json.put("requestContext", event.context());
        if (event.occasion() instanceof Occasion.Message message) {
            json.put("body", message.body());
        }
        json.put("isBase64Encoded", false);
        return new String(Wire.write(json), StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> all(MultiMap values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.names().forEach(name -> all.put(name, values.getAll(name)));
        return all;
    }
}
