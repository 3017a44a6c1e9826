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
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service decided, kept for as long as it said, for one authorizer, identity and method. While auth-service
 * cannot be reached, kept decisions hold to their end and nobody else gets in: {@link AccessAnswer.Reason#AUTHORIZER_FAILURE}.
 */
public final class Decisions {

    private static final Logger LOG = Logger.getLogger(Decisions.class);
    private static final AccessAnswer UNREACHABLE = new AccessAnswer.Deny(AccessAnswer.Reason.AUTHORIZER_FAILURE, 0);

    private final Peers authService;
    private final Cache<Asked, AccessAnswer> kept;

    private record Asked(Authorizer authorizer, List<String> scopes, String methodArn, String token) {}

    Decisions(Peers authService) {
        this.authService = authService;
        this.kept = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfter(
                        Expiry.creating((Asked asked, AccessAnswer answer) -> Duration.ofSeconds(answer.ttlSeconds())))
                .build();
    }

    /** {@code shown} makes what a REQUEST authorizer is shown; it is not asked for a decision that is kept. */
    public Future<AccessAnswer> decide(AccessQuestion question, Supplier<@Nullable AccessRequest> shown) {
        Asked asked = new Asked(question.authorizer(), question.scopes(), question.methodArn(), question.token());
        AccessAnswer known = kept.getIfPresent(asked);
        return known != null ? Future.succeededFuture(known) : ask(question.showing(shown.get()), asked);
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
                    AccessAnswer decided = Wire.read(answer.body().getBytes(), AccessAnswer.class);
                    if (decided.ttlSeconds() > 0) {
                        kept.put(asked, decided);
                    }
                    return decided;
                })
                .otherwise(e -> {
                    LOG.warnf("no decision from auth-service: %s", e.getMessage());
                    return UNREACHABLE;
                });
    }
}
