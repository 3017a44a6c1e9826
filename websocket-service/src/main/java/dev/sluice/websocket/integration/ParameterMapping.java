package dev.sluice.websocket.integration;

import dev.sluice.engine.expression.JsonMember;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parameters of the call to a backend, each taken from somewhere (API Gateway guide, "Setting up data mapping for WebSocket
 * APIs").
 */
record ParameterMapping(Place place, String name, Function<RouteEvent, Optional<String>> source) {

    /** Where in the backend's request a parameter goes. */
    enum Place {
        HEADER,
        QUERYSTRING,
        PATH
    }

    private static final String TARGET = "integration.request.";

    /** Throws {@link IllegalArgumentException} naming what cannot be mapped. */
    static List<ParameterMapping> of(Map<String, String> parameters, Map<String, String> stageVariables) {
        List<ParameterMapping> mappings = new ArrayList<>();
        parameters.forEach((target, source) -> mappings.add(of(target, source, stageVariables)));
        return List.copyOf(mappings);
    }

    private static ParameterMapping of(String target, String source, Map<String, String> stageVariables) {
        String[] parts =
                target.startsWith(TARGET) ? target.substring(TARGET.length()).split("\\.", 2) : new String[0];
        for (Place place : Place.values()) {
            if (parts.length == 2 && parts[0].equalsIgnoreCase(place.name())) {
                return new ParameterMapping(place, parts[1], source(source, stageVariables));
            }
        }
        throw new IllegalArgumentException("not a parameter of an integration request: '" + target + "'");
    }

    private static Function<RouteEvent, Optional<String>> source(String source, Map<String, String> stageVariables) {
        if (source.length() > 1 && source.startsWith("'") && source.endsWith("'")) {
            var text = Optional.of(source.substring(1, source.length() - 1));
            return event -> text;
        }
        int second = source.startsWith("route.request.") ? source.indexOf('.', "route.request.".length()) : -1;
        if (second > 0) {
            return ofRequest(source.substring("route.request.".length(), second), source.substring(second + 1), source);
        }
        if (source.startsWith("stageVariables.")) {
            var value = Optional.ofNullable(stageVariables.get(source.substring("stageVariables.".length())));
            return event -> value;
        }
        if (source.startsWith("context.")) {
            return ofContext(source.substring("context.".length()));
        }
        throw unknown(source);
    }

    private static Function<RouteEvent, Optional<String>> ofRequest(String kind, String name, String source) {
        return switch (kind) {
            case "body" -> {
                var member = JsonMember.parse(name);
                yield event -> member.textIn(event.occasion().json());
            }
            case "querystring" -> event -> connect(event).map(connect -> last(connect.query(), name));
            case "header" -> event -> connect(event).map(connect -> last(connect.headers(), name));
            case "multivaluequerystring" -> event -> connect(event).map(connect -> all(connect.query(), name));
            case "multivalueheader" -> event -> connect(event).map(connect -> all(connect.headers(), name));
            default -> throw unknown(source);
        };
    }

    private static Function<RouteEvent, Optional<String>> ofContext(String path) {
        String[] names = path.split("\\.", -1);
        return event -> {
            Object value = event.context();
            for (String name : names) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return Optional.ofNullable(value).map(String::valueOf);
        };
    }

    private static Optional<Occasion.Connect> connect(RouteEvent event) {
        return event.occasion() instanceof Occasion.Connect connect ? Optional.of(connect) : Optional.empty();
    }

    @SuppressWarnings("NullAway") // Optional.map takes null as absent
    private static String last(MultiMap values, String name) {
        List<String> all = values.getAll(name);
        return all.isEmpty() ? null : all.getLast();
    }

    @SuppressWarnings("NullAway")
    private static String all(MultiMap values, String name) {
        List<String> all = values.getAll(name);
        return all.isEmpty() ? null : String.join(",", all);
    }

    private static IllegalArgumentException unknown(String source) {
        return new IllegalArgumentException("not a source of a parameter: '" + source + "'");
    }
}
