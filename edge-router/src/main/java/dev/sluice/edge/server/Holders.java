package dev.sluice.edge.server;

import dev.sluice.contract.wire.ConnectionId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the replicas of websocket-service are: one URL each, in their order, or one with {@code {replica}} in it. */
final class Holders {

    private static final String REPLICA = "{replica}";

    private final List<String> urls;
    private final AtomicInteger next = new AtomicInteger();

    Holders(List<String> urls) {
        this.urls = List.copyOf(urls);
    }

    /** Empty where the id names a replica that there is not. */
    Optional<String> of(ConnectionId id) {
        if (urls.getFirst().contains(REPLICA)) {
            return Optional.of(urls.getFirst().replace(REPLICA, String.valueOf(id.replica())));
        }
        return id.replica() < urls.size() ? Optional.of(urls.get(id.replica())) : Optional.empty();
    }

    /** One for a new connection; of the host {@code name-{replica}.members} that is {@code members}. */
    String any() {
        return urls.get(Math.floorMod(next.getAndIncrement(), urls.size()))
                .replaceFirst("//[^/.]*\\{replica\\}[^/.]*\\.", "//");
    }
}
