package dev.sluice.edge.server;

import dev.sluice.contract.wire.ConnectionId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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

    /**
     * All, for a new connection, each time another first; of the host {@code name-{replica}.members} that is
     * {@code members}.
     */
    List<String> inTurn() {
        int first = Math.floorMod(next.getAndIncrement(), urls.size());
        return Stream.concat(urls.subList(first, urls.size()).stream(), urls.subList(0, first).stream())
                .map(url -> url.replaceFirst("//[^/.]*\\{replica\\}[^/.]*\\.", "//"))
                .toList();
    }
}
