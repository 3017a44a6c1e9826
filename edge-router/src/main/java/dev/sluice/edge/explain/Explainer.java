package dev.sluice.edge.explain;

import dev.sluice.contract.explain.ExplainGrant;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Trail;
import dev.sluice.edge.exchange.WholeBody;
import dev.sluice.edge.integration.BackendWatch;
import dev.sluice.edge.pipeline.Pipeline;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explains requests that carry {@link ExplainGrant#HEADER}: they are answered 200 with an account of the whole way, in which
 * their own answer stands last. The backend gets the request as any other, without that header.
 */
public final class Explainer {

    private final ClusterToken token;
    private final Clock clock;
    private final Function<BackendWatch, Pipeline> pipelines;

    /** {@code pipelines} makes one like that of all requests, before whose backends a watch stands. */
    public Explainer(ClusterToken token, Clock clock, Function<BackendWatch, Pipeline> pipelines) {
        this.token = token;
        this.clock = clock;
        this.pipelines = pipelines;
    }

    /** One request to be explained. */
    public final class Case {
        private final Exchange exchange;
        private final Trail trail = new Trail();
        private final boolean granted;

        private Case(Exchange exchange, @Nullable String grant) {
            this.exchange = exchange;
            this.granted = ExplainGrant.holds(
                    grant, exchange.stage().apiId(), exchange.stage().name(), clock.instant(), token);
        }

        /** Fails as a pipeline does. */
        public Future<Reply> run() {
            if (!granted) {
                return Future.failedFuture(new FaultException(Fault.INVALID_SIGNATURE, "no leave to explain")
                        .saying("The " + ExplainGrant.HEADER
                                + " header is not one for this stage, or its time is over"));
            }
            exchange.trail(trail);
            return pipelines.apply(new BackendTrail(trail)).run(exchange);
        }

        /** What the client is told in the place of {@code reply}, which the way {@code ended} in. */
        public Future<Reply> told(Reply reply, AsyncResult<Reply> ended) {
            if (!granted) {
                return Future.succeededFuture(reply);
            }
            Explanation explanation = new Explanation(exchange);
            return body(reply)
                    .map(body -> Reply.of(
                            200,
                            MultiMap.caseInsensitiveMultiMap().set("Content-Type", "application/json"),
                            explanation.of(trail, reply, body, ended.cause())));
        }

        private Future<Buffer> body(Reply reply) {
            return switch (reply.body()) {
                case Reply.Bytes(Buffer bytes) -> Future.succeededFuture(bytes);
                case Reply.Streamed streamed ->
                    WholeBody.of(
                                    streamed.content(),
                                    exchange.bodyLimit(),
                                    Fault.API_CONFIGURATION_ERROR,
                                    exchange::hold)
                            .onFailure(e -> streamed.giveUp());
            };
        }
    }

    /** Null for a request that does not ask for it, as nearly all do not. */
    public @Nullable Case asked(Exchange exchange) {
        MultiMap headers = exchange.request().headers();
        String grant = headers.get(ExplainGrant.HEADER);
        if (grant == null) {
            return null;
        }
        Case begun = new Case(exchange, grant);
        headers.remove(ExplainGrant.HEADER);
        return begun;
    }
}
