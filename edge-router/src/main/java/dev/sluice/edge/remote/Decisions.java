package dev.sluice.edge.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service decided, kept for as long as it said, for one stage, authorizer and identity; a function's policy is
 * asked here about each method. While auth-service cannot be reached, kept decisions hold to their end and nobody else gets
 * in: {@link AccessAnswer.Reason#AUTHORIZER_FAILURE}.
 */
public final class Decisions {

    private static final Logger LOG = Logger.getLogger(Decisions.class);
    private static final AccessAnswer UNREACHABLE = new AccessAnswer.Deny(AccessAnswer.Reason.AUTHORIZER_FAILURE, 0);

    private final Peers authService;
    private final Clock clock;
    private final Cache<Asked, Decision> kept;

    private record Asked(String stage, Authorizer authorizer, List<String> scopes, String token) {

        static Asked in(AccessQuestion question) {
            return new Asked(question.stage(), question.authorizer(), question.scopes(), question.token());
        }
    }

    Decisions(Peers authService, Clock clock) {
        this.authService = authService;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(100_000)
                .weigher((Asked asked, Decision decision) -> decision.kilobytes())
                .expireAfter(Expiry.creating((Asked asked, Decision decision) ->
                        Duration.ofSeconds(decision.answer().ttlSeconds())))
                .build();
    }

    /** {@code shown} makes what a REQUEST authorizer is shown; it is not asked for a decision that is kept. */
    public Future<AccessAnswer> decide(AccessQuestion question, Supplier<@Nullable AccessRequest> shown) {
        Asked asked = Asked.in(question);
        Decision known = kept.getIfPresent(asked);
        return known == null
                ? ask(question.showing(shown.get()), asked)
                : Future.succeededFuture(known.about(question.methodArn(), clock.instant()));
    }

    /** Forgets everything: the next request of each caller asks anew. */
    public void flush() {
        kept.invalidateAll();
    }

    private Future<AccessAnswer> ask(AccessQuestion question, Asked asked) {
        return authService
                .call(HttpMethod.POST, "/internal/access/decisions", Buffer.buffer(Wire.write(question)))
                .map(answer -> {
                    if (answer.status() != 200) {
                        throw new IllegalStateException("auth-service answered " + answer.status());
                    }
                    Decision decision = Decision.read(answer.body());
                    if (decision.answer().ttlSeconds() > 0) {
                        kept.put(asked, decision);
                    }
                    return decision.about(question.methodArn(), clock.instant());
                })
                .otherwise(e -> {
                    LOG.warnf("no decision from auth-service: %s", e.getMessage());
                    return UNREACHABLE;
                });
    }
}
