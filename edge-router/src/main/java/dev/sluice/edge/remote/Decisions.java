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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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

    /** auth-service follows the same signals. */
    private static final long HEARSAY_MILLIS = 2_000;

    /** So many callers of one authorizer are asked about at once; of those who come then, none gets in. */
    private static final int MOST_OF_ONE = 64;

    private final Peers tokens;
    private final Peers functions;
    private final UnderWay underWay = new UnderWay(MOST_OF_ONE);
    private final Clock clock;
    private final Flushes flushes;
    private final Cache<Asked, Decision> kept;
    private final Map<Asked, Future<Decision>> asking = new ConcurrentHashMap<>();

    private record Asked(String stage, Authorizer authorizer, List<String> scopes, String token) {

        /** Whether one answer serves several requests. */
        boolean keepable() {
            Integer ttl = authorizer.authorizerResultTtlInSeconds();
            return authorizer.type().equals("COGNITO_USER_POOLS") || ttl == null || ttl > 0;
        }

        static Asked in(AccessQuestion question) {
            return new Asked(question.stage(), question.authorizer(), question.scopes(), question.token());
        }
    }

    /**
     * {@code tokens} is auth-service where it decides by itself, {@code functions} where it calls a function: each with
     * connections, time and a breaker of its own.
     */
    Decisions(Peers tokens, Peers functions, Clock clock) {
        this.tokens = tokens;
        this.functions = functions;
        this.clock = clock;
        this.flushes = new Flushes(clock, HEARSAY_MILLIS);
        this.kept = Caffeine.newBuilder()
                .maximumWeight(100_000)
                .weigher((Asked asked, Decision decision) -> decision.kilobytes())
                .expireAfter(Expiry.creating((Asked asked, Decision decision) -> decision.lasting()))
                .build();
    }

    /** {@code shown} makes what a REQUEST authorizer is shown; it is not asked for a decision that is kept. */
    public Future<AccessAnswer> decide(AccessQuestion question, Supplier<@Nullable AccessRequest> shown) {
        Asked asked = Asked.in(question);
        Decision known = kept.getIfPresent(asked);
        if (known != null) {
            return Future.succeededFuture(known.about(question.methodArn(), clock.instant()));
        }
        return decision(question, asked, shown)
                .map(decision -> decision.about(question.methodArn(), clock.instant()))
                .otherwise(UNREACHABLE);
    }

    /**
     * One question for all who ask the same at the same time, such as the many requests of one caller that come before its
     * first answer; but not where the authorizer is to be asked for each request.
     */
    private Future<Decision> decision(AccessQuestion question, Asked asked, Supplier<@Nullable AccessRequest> shown) {
        if (!asked.keepable()) {
            return ask(question.showing(shown.get()), asked);
        }
        Promise<Decision> first = Promise.promise();
        Future<Decision> running = asking.putIfAbsent(asked, first.future());
        if (running != null) {
            return EventLoop.here(running);
        }
        try {
            ask(question.showing(shown.get()), asked).onComplete(done -> {
                asking.remove(asked, first.future());
                first.handle(done);
            });
        } catch (RuntimeException e) {
            asking.remove(asked, first.future());
            first.fail(e);
        }
        return first.future();
    }

    /** Forgets what was decided of a stage, of all of the API's where it is null: each caller is asked about anew. */
    public void flush(String apiId, @Nullable String stage) {
        flushes.flushed(apiId, stage);
        Predicate<Asked> flushed = asked -> stage == null
                ? asked.stage().startsWith(apiId + "/")
                : asked.stage().equals(apiId + "/" + stage);
        asking.keySet().removeIf(flushed); // who comes from now on does not wait for an answer of before
        kept.asMap().keySet().removeIf(flushed);
    }

    private Future<Decision> ask(AccessQuestion question, Asked asked) {
        String who = asked.stage() + "/" + asked.authorizer().id();
        if (!underWay.enter(who)) {
            LOG.warnf("no decision of authorizer %s: %d are under way", who, MOST_OF_ONE);
            return Future.failedFuture("too many are under way");
        }
        long askedAt = clock.millis();
        Peers authService = asked.authorizer().type().equals("COGNITO_USER_POOLS") ? tokens : functions;
        return authService
                .call(HttpMethod.POST, "/internal/access/decisions", Buffer.buffer(Wire.write(question)))
                .onComplete(done -> underWay.leave(who))
                .map(answer -> {
                    if (answer.status() != 200) {
                        throw new IllegalStateException("auth-service answered " + answer.status());
                    }
                    Decision decision =
                            Decision.read(answer.body(), Duration.ofMillis(Math.max(0, clock.millis() - askedAt)));
                    if (decision.lasting().isPositive()) {
                        keep(asked, decision, askedAt);
                    }
                    return decision;
                })
                .onFailure(e -> LOG.warnf("no decision from auth-service: %s", e.getMessage()));
    }

    /** Looks again once it is kept: a flush may have come in between. */
    private void keep(Asked asked, Decision decision, long askedAt) {
        if (flushes.before(asked.stage(), askedAt)) {
            kept.put(asked, decision);
            if (!flushes.before(asked.stage(), askedAt)) {
                kept.invalidate(asked);
            }
        }
    }
}
