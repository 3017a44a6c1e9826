package dev.sluice.websocket.connection;

import dev.sluice.contract.wire.ConnectionId;
import dev.sluice.websocket.event.ConnectionFacts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that this instance holds, whichever event loop each belongs to. */
public final class Connections {

    private final Map<ConnectionId, Connection> open = new ConcurrentHashMap<>();
    private final Set<Future<Void>> ending = ConcurrentHashMap.newKeySet();
    private final Limits limits;
    private final Clock clock;
    private final Traffic.OfStages traffic;
    private volatile boolean stopping;

    public Connections(Limits limits, Clock clock, MeterRegistry registry) {
        this.limits = limits;
        this.clock = clock;
        this.traffic = new Traffic.OfStages(registry);
        Gauge.builder("sluice.websocket.connections", open, Map::size)
                .description("open WebSocket connections")
                .register(registry);
    }

    /** Holds an accepted socket until it ends. Called on the socket's event loop. */
    public void hold(
            ConnectionFacts facts, ServerWebSocket socket, Line line, Context context, Conversation conversation) {
        var counters = traffic.of(facts.apiId(), facts.stage());
        var connection = new Connection(facts, socket, line, context, limits, clock, conversation, counters);
        open.put(facts.id(), connection);
        ending.add(connection.over());
        connection.closed().onComplete(closed -> open.remove(facts.id()));
        connection.over().onComplete(over -> ending.remove(connection.over()));
        connection.begin();
        if (stopping) {
            connection.close(Closure.STOPPING);
        }
    }

    /** The connection of that id, if it belongs to that stage. */
    public Optional<Connection> find(ConnectionId id, String apiId, String stage) {
        return Optional.ofNullable(open.get(id))
                .filter(connection -> connection.facts().apiId().equals(apiId))
                .filter(connection -> connection.facts().stage().equals(stage));
    }

    /** Closes every connection of a stage. */
    public void closeStage(String apiId, String stage) {
        open.values().stream()
                .filter(connection -> connection.facts().apiId().equals(apiId))
                .filter(connection -> connection.facts().stage().equals(stage))
                .forEach(connection -> connection.close(Closure.STAGE_GONE));
    }

    /** Closes all, now and later, and completes once each has ended and its {@code $disconnect} route has been called. */
    public Future<Void> stop() {
        stopping = true;
        open.values().forEach(connection -> connection.close(Closure.STOPPING));
        return Future.join(List.copyOf(ending)).mapEmpty();
    }
}
