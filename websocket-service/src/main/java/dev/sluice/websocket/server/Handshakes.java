package dev.sluice.websocket.server;

import dev.sluice.contract.wire.ConnectionId;
import dev.sluice.websocket.connection.Connections;
import dev.sluice.websocket.connection.Line;
import dev.sluice.websocket.event.ConnectionFacts;
import dev.sluice.websocket.event.Occasion;
import dev.sluice.websocket.event.RequestId;
import dev.sluice.websocket.integration.Answer;
import dev.sluice.websocket.table.DeployedStage;
import dev.sluice.websocket.table.Stages;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Upgrades: the stage is found, its {@code $connect} route is asked, and only then is the handshake accepted. */
final class Handshakes {

    private static final Logger LOG = Logger.getLogger(Handshakes.class);
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    private final Stages stages;
    private final Connections connections;
    private final Routing routing;
    private final Context context;
    private final Clock clock;
    private final RandomGenerator random;
    private final int replica;

    Handshakes(
            Stages stages,
            Connections connections,
            Routing routing,
            Context context,
            Clock clock,
            RandomGenerator random,
            int replica) {
        this.stages = stages;
        this.connections = connections;
        this.routing = routing;
        this.context = context;
        this.clock = clock;
        this.random = random;
        this.replica = replica;
    }

    void handle(HttpServerRequest request, String apiId, String stageName) {
        Optional<DeployedStage> stage = stages.find(apiId, stageName);
        if (stage.isEmpty()) {
            Json.error(request.response(), 403, "ForbiddenException", "Forbidden");
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            Json.error(request.response(), 400, "BadRequestException", "Bad Request");
            return;
        }
        ConnectionFacts facts = facts(request, apiId, stageName);
        request.pause();
        routing.connect(stage.get(), facts, occasion(request))
                .orElseGet(() -> Future.succeededFuture(accepted()))
                .onSuccess(answer -> decide(request, facts, answer));
    }

    private void decide(HttpServerRequest request, ConnectionFacts facts, Answer answer) {
        switch (answer) {
            case Answer.Given given when given.successful() -> accept(request, facts, given);
            case Answer.Given given -> {
                request.resume();
                Json.body(request.response(), refusal(given.status()), given.body());
            }
            case Answer.Failed failed -> {
                request.resume();
                request.response().putHeader("x-amzn-ErrorType", "InternalServerErrorException");
                String requestId = RequestId.next(random);
                Json.body(request.response(), failed.status(), ErrorFrame.INTERNAL_SERVER_ERROR.text(facts, requestId));
            }
        }
    }

    /** Only an error refuses: an informational or redirecting answer means as much as a broken one. */
    private static int refusal(int status) {
        return status >= 400 && status < 600 ? status : 500;
    }

    private void accept(HttpServerRequest request, ConnectionFacts facts, Answer.Given answer) {
        String subprotocol = answer.headers().get(SUBPROTOCOL);
        if (subprotocol != null && request.headers().contains(SUBPROTOCOL)) {
            request.response().putHeader(SUBPROTOCOL, subprotocol);
        }
        var line = new Line(request.connection());
        request.toWebSocket()
                .onSuccess(socket -> connections.hold(facts, socket, line, context, routing))
                .onFailure(e -> {
                    LOG.debugf("handshake of %s: %s", facts.id(), e.getMessage());
                    routing.ended(facts, 1006, "Handshake not completed");
                });
    }

    private ConnectionFacts facts(HttpServerRequest request, String apiId, String stage) {
        String sourceIp = request.getHeader("X-Sluice-Source-Ip");
        String domainName = request.getHeader("X-Sluice-Domain-Name");
        return new ConnectionFacts(
                ConnectionId.next(replica, random),
                apiId,
                stage,
                domainName == null ? "localhost" : domainName,
                sourceIp == null ? request.remoteAddress().hostAddress() : sourceIp,
                request.getHeader("User-Agent"),
                clock.instant());
    }

    private static Occasion.Connect occasion(HttpServerRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        request.headers().entries().stream()
                .filter(header -> !header.getKey().regionMatches(true, 0, "X-Sluice-", 0, "X-Sluice-".length()))
                .forEach(header -> headers.add(header.getKey(), header.getValue()));
        return new Occasion.Connect(headers, parameters(request));
    }

    /** None where the query cannot be decoded: a handshake is answered whatever it brings. */
    private static MultiMap parameters(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException malformed) {
            LOG.debugf("a query that is none: %s", malformed.getMessage());
            return MultiMap.caseInsensitiveMultiMap();
        }
    }

    private static Answer accepted() {
        return new Answer.Given(200, MultiMap.caseInsensitiveMultiMap(), "");
    }
}
