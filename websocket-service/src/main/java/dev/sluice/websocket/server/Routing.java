package dev.sluice.websocket.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.websocket.connection.Conversation;
import dev.sluice.websocket.event.ConnectionFacts;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RequestId;
import dev.sluice.websocket.event.RouteEvent;
import dev.sluice.websocket.integration.Answer;
import dev.sluice.websocket.integration.Backend;
import dev.sluice.websocket.integration.Clients;
import dev.sluice.websocket.table.DeployedRoute;
import dev.sluice.websocket.table.DeployedStage;
import dev.sluice.websocket.table.Stages;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Takes what happens on a connection to the route for it, by the stage that is deployed at that moment. One a loop. */
final class Routing implements Conversation {

    private static final Logger LOG = Logger.getLogger(Routing.class);

    private static final ObjectReader WHOLE =
            Wire.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Stages stages;
    private final Clients clients;
    private final Clock clock;
    private final RandomGenerator random;

    Routing(Stages stages, Clients clients, Clock clock, RandomGenerator random) {
        this.stages = stages;
        this.clients = clients;
        this.clock = clock;
        this.random = random;
    }

    /** Calls {@code $connect}; empty where the stage has no such route, or it calls nothing. */
    Optional<Future<Answer>> connect(DeployedStage stage, ConnectionFacts connection, Occasion.Connect handshake) {
        return stage.route(DeployedRoute.CONNECT)
                .map(DeployedRoute::backend)
                .map(backend -> call(backend, event(connection, DeployedRoute.CONNECT, handshake)));
    }

    @Override
    public Future<Optional<String>> message(ConnectionFacts connection, String text) {
        JsonNode json = json(text);
        var route = stages.find(connection.apiId(), connection.stage()).flatMap(stage -> stage.routeFor(json));
        var message = new Occasion.Message(RequestId.next(random), text, json);
        if (route.isEmpty()) {
            var event = event(connection, "", message);
            return Future.succeededFuture(Optional.of(ErrorFrame.FORBIDDEN.text(event)));
        }
        var event = event(connection, route.get().key(), message);
        return answer(route.get(), event);
    }

    @Override
    public Future<Void> ended(ConnectionFacts connection, int code, String reason) {
        Backend backend = stages.find(connection.apiId(), connection.stage())
                .flatMap(stage -> stage.route(DeployedRoute.DISCONNECT))
                .map(DeployedRoute::backend)
                .orElse(null);
        return backend == null
                ? Future.succeededFuture()
                : call(backend, event(connection, DeployedRoute.DISCONNECT, new Occasion.Disconnect(code, reason)))
                        .mapEmpty();
    }

    private Future<Optional<String>> answer(DeployedRoute route, RouteEvent event) {
        Backend backend = route.backend();
        if (backend == null) {
            return Future.succeededFuture(Optional.of(ErrorFrame.INTERNAL_SERVER_ERROR.text(event)));
        }
        return call(backend, event).map(answer -> switch (answer) {
            case Answer.Failed failed -> Optional.of(ErrorFrame.INTERNAL_SERVER_ERROR.text(event));
            case Answer.Given given
            when given.status() >= 500 -> Optional.of(ErrorFrame.INTERNAL_SERVER_ERROR.text(event));
            case Answer.Given given ->
                route.answers() && !given.body().isEmpty() ? Optional.of(given.body()) : Optional.empty();
        });
    }

    private Future<Answer> call(Backend backend, RouteEvent event) {
        return Future.succeededFuture()
                .compose(now -> backend.call(event, clients))
                .otherwise(e -> new Answer.Failed(500, String.valueOf(e.getMessage())))
                .onSuccess(answer -> log(event, answer));
    }

    private static void log(RouteEvent event, Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            ConnectionFacts of = event.connection();
            LOG.infof("%s/%s %s: integration failed: %s", of.apiId(), of.stage(), event.routeKey(), failed.why());
        }
    }

    private RouteEvent event(ConnectionFacts connection, String routeKey, Occasion occasion) {
        return new RouteEvent(connection, routeKey, RequestId.next(random), clock.instant(), occasion);
    }

    /** A message need not be JSON; only one that is can be routed by its content. */
    private static JsonNode json(String text) {
        try {
            return WHOLE.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
