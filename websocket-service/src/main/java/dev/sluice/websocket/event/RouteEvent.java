package dev.sluice.websocket.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One call of a route. */
public record RouteEvent(ConnectionFacts connection, String routeKey, String requestId, Instant at, Occasion occasion) {

    private static final DateTimeFormatter COMMON_LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * {@code $context}, and the {@code requestContext} of a function's event (API Gateway guide, "WebSocket API mapping
     * template reference").
     */
    public Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("routeKey", routeKey);
        switch (occasion) {
            case Occasion.Connect connect -> {}
            case Occasion.Message message -> context.put("messageId", message.id());
            case Occasion.Disconnect end -> {
                context.put("disconnectStatusCode", end.code());
                context.put("disconnectReason", end.reason());
            }
        }
        context.put("eventType", occasion.eventType());
        context.put("extendedRequestId", requestId);
        context.put("requestTime", COMMON_LOG_TIME.format(at));
        context.put("messageDirection", "IN");
        context.put("stage", connection.stage());
        context.put("connectedAt", connection.connectedAt().toEpochMilli());
        context.put("requestTimeEpoch", at.toEpochMilli());
        context.put("identity", identity());
        context.put("requestId", requestId);
        context.put("domainName", connection.domainName());
        context.put("connectionId", connection.id().text());
        context.put("apiId", connection.apiId());
        return context;
    }

    private Map<String, Object> identity() {
        Map<String, Object> identity = new LinkedHashMap<>();
        String userAgent = connection.userAgent();
        if (userAgent != null) {
            identity.put("userAgent", userAgent);
        }
        identity.put("sourceIp", connection.sourceIp());
        return identity;
    }
}
