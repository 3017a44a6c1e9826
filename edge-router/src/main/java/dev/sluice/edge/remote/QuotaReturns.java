package dev.sluice.edge.remote;

import dev.sluice.contract.limit.LeaseReturn;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives back to rate-limit-service what was leased of quotas and not spent: when a lease has ended, whether or not anybody
 * still uses it, and when this router stops. Of one lease only one return is under way, which is repeated as it was until it
 * has arrived; its number keeps it from counting twice.
 */
final class QuotaReturns {

    private static final Logger LOG = Logger.getLogger(QuotaReturns.class);
    private static final long RETRY_MILLIS = 10_000;

    /** A timer may be early by as much. */
    private static final long AFTER_THE_END = 10;

    private final Peers rateLimitService;
    private final String router;
    private final Clock clock;
    private final ObjLongConsumer<Runnable> later;
    private final AtomicLong last = new AtomicLong();

    /** {@code later} runs something after so many milliseconds. */
    QuotaReturns(Peers rateLimitService, String router, Clock clock, ObjLongConsumer<Runnable> later) {
        this.rateLimitService = rateLimitService;
        this.router = router;
        this.clock = clock;
        this.later = later;
    }

    /** Something of the lease ends in so many milliseconds. */
    void ending(TokenLease lease, long millis) {
        later.accept(() -> giveBackEnded(lease), millis + AFTER_THE_END);
    }

    /** Returns all that these leases hold. */
    Future<Void> all(Collection<TokenLease> leases) {
        Map<String, Integer> tokens = new HashMap<>();
        Unspent all = new Unspent(0, clock.millis());
        for (TokenLease lease : leases) {
            Unspent left = lease.drain(clock.millis());
            if (left != null) {
                tokens.put(lease.bucket().name(), left.tokens());
                all = all.and(left);
            }
        }
        return tokens.isEmpty() ? Future.succeededFuture() : send(tokens, number(), all.leasedAt());
    }

    private void giveBackEnded(TokenLease lease) {
        @Nullable Unspent ended = lease.startReturn(clock.millis());
        if (ended != null) {
            giveBack(lease, ended, number());
        }
    }

    private void giveBack(TokenLease lease, Unspent ended, long number) {
        send(Map.of(lease.bucket().name(), ended.tokens()), number, ended.leasedAt())
                .onSuccess(arrived -> {
                    lease.returned();
                    giveBackEnded(lease);
                })
                .onFailure(e -> {
                    LOG.debugf(
                            "%d tokens of %s not returned yet: %s",
                            ended.tokens(), lease.bucket().name(), e.getMessage());
                    later.accept(() -> giveBack(lease, ended, number), RETRY_MILLIS);
                });
    }

    private Future<Void> send(Map<String, Integer> tokens, long number, long leasedAt) {
        LeaseReturn back = new LeaseReturn(router, tokens, number, Math.max(0, clock.millis() - leasedAt));
        return rateLimitService
                .call(HttpMethod.POST, "/internal/limits/returns", Buffer.buffer(Wire.write(back)))
                .mapEmpty();
    }

    /** Also greater than those of this router's earlier lives. */
    private long number() {
        return last.updateAndGet(before -> Math.max(before + 1, clock.millis()));
    }
}
