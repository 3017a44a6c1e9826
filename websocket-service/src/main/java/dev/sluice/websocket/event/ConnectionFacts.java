package dev.sluice.websocket.event;

import dev.sluice.contract.wire.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a connection from its handshake on, and never changes. */
public record ConnectionFacts(
        ConnectionId id,
        String apiId,
        String stage,
        String domainName,
        String sourceIp,
        @Nullable String userAgent,
        Instant connectedAt) {}
